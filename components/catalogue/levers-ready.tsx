import clsx from 'clsx'
import { leverKindSchema } from '@/lib/domain/incident/lever'

const ALL = leverKindSchema.options.length

/** How many of the four levers are written down: marks and a number. */
export function LeversReady({ count }: { count: number }) {
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span aria-hidden className="inline-flex gap-0.5">
        {leverKindSchema.options.map((kind, at) => (
          <span key={kind} className={clsx('h-3 w-1.5 rounded-[2px]', at < count ? 'bg-accent' : 'bg-line-strong')} />
        ))}
      </span>
      <span className={count === 0 ? 'text-text-3' : 'text-text-2'}>
        {count} of {ALL}
      </span>
    </span>
  )
}
