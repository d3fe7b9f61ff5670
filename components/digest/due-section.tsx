import type { Route } from 'next'
import { incidentPath, postmortemPath } from '@/components/incidents/incident-path'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import { SectionHeader } from '@/components/ui/section-header'
import type { Digest, Due } from '@/lib/domain/history/digest'
import { dueWords } from '@/lib/domain/history/digest-words'

export interface DueSectionProps {
  due: Digest['due']
  /** A day in UTC. */
  today: string
}

const LISTS = [
  { name: 'reviews', title: 'Reviews', pathOf: postmortemPath },
  { name: 'preventions', title: 'Preventions', pathOf: postmortemPath },
  { name: 'crutches', title: 'Crutches left in place', pathOf: incidentPath },
] as const satisfies { name: keyof NonNullable<Digest['due']>; title: string; pathOf: (key: string) => Route }[]

/** What waits to be done: as it stands now, so it is told with the latest weeks only. */
export function DueSection({ due, today }: DueSectionProps) {
  if (due === null) return null
  const lists = LISTS.filter(({ name }) => due[name].length > 0)
  return (
    <section aria-labelledby="due">
      <SectionHeader id="due" title="What is due now" />
      {lists.length === 0 && <p className="text-13 text-text-2">Nothing is due.</p>}
      <div className="flex flex-col gap-3">
        {lists.map(({ name, title, pathOf }) => (
          <Card key={name}>
            <h3 className="px-4 pt-3 pb-1 font-medium text-12 text-text-2">{title}</h3>
            <ul className="divide-y divide-line">
              {due[name].map((one, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two of an incident may have one title
                <DueItem key={`${one.key} ${index}`} one={one} path={pathOf(one.key)} today={today} />
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </section>
  )
}

function DueItem({ one, path, today }: { one: Due; path: Route; today: string }) {
  const { key, title, isOverdue, isMine } = one
  return (
    <li>
      <Link
        href={path}
        className="flex min-h-11 flex-wrap content-center items-baseline gap-x-2 px-4 py-2 text-13 hover:bg-hover"
      >
        <span className="mono shrink-0 text-text-3">{key}</span>
        <span dir="auto" className="min-w-0 flex-1 basis-52 font-medium [overflow-wrap:anywhere]">
          {title}
        </span>
        {isMine && <Chip tone="accent">Yours</Chip>}
        <span className={isOverdue ? 'text-warning' : 'text-text-2'}>{dueWords(one, today)}</span>
      </Link>
    </li>
  )
}
