import clsx from 'clsx'

const STEPS = [
  { what: 'Is it real?', how: 'Look once yourself, as a customer would. Unsure counts as yes.' },
  { what: 'Who coordinates?', how: 'One person. If nobody says “I do”, it is you, until somebody takes over.' },
  { what: 'Where do we talk?', how: 'In the room. Say what you see and what you do, before you do it.' },
  { what: 'Who and what is hit?', how: 'Which customers, which services, since when. A rough guess is enough.' },
  {
    what: 'What is the fastest way back?',
    how: 'Roll back, flag off, scale up, fail over. Understanding comes later.',
  },
]

/** What to do in the first five minutes. */
export function FirstSteps({ isSmall = false }: { isSmall?: boolean }) {
  return (
    <ol className="flex flex-col">
      {STEPS.map(({ what, how }, index) => (
        <li
          key={what}
          className="grid grid-cols-[28px_1fr] items-baseline border-line border-t py-2.5 first:border-t-0"
        >
          <span aria-hidden className={clsx('font-semibold text-text-3', isSmall ? 'text-14' : 'text-16')}>
            {index + 1}
          </span>
          <span>
            <strong className={clsx('block font-semibold', isSmall ? 'text-14' : 'text-16')}>{what}</strong>
            {/* On a short phone the way to declare must stay in sight. */}
            <span
              className={clsx('max-md:[@media(max-height:720px)]:hidden text-text-2', isSmall ? 'text-13' : 'text-14')}
            >
              {how}
            </span>
          </span>
        </li>
      ))}
    </ol>
  )
}
