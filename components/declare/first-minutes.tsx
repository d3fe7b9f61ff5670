'use client'
import { AlreadyOpen } from '@/components/declare/already-open'
import { QuickDeclare } from '@/components/declare/quick-declare'
import { useViewer } from '@/components/shell/viewer'
import { isResponder } from '@/lib/domain/incident/policy'

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

const NOTHING: readonly string[] = []

/** The panic entry: what to do in the first five minutes, and one button. */
export function FirstMinutes() {
  const viewer = useViewer()
  return (
    <div className="mx-auto flex max-w-[520px] flex-col gap-5 px-4 py-5 md:py-12">
      <h1 className="font-semibold text-24">Breathe. Then, in this order:</h1>
      <ol className="flex flex-col">
        {STEPS.map(({ what, how }, index) => (
          <li
            key={what}
            className="grid grid-cols-[28px_1fr] items-baseline border-line border-t py-2.5 first:border-t-0"
          >
            <span aria-hidden className="font-semibold text-16 text-text-3">
              {index + 1}
            </span>
            <span>
              <strong className="block font-semibold text-16">{what}</strong>
              <span className="text-14 text-text-2">{how}</span>
            </span>
          </li>
        ))}
      </ol>
      {isResponder(viewer) && (
        <>
          <QuickDeclare />
          <AlreadyOpen serviceIds={NOTHING} />
        </>
      )}
    </div>
  )
}
