import type { Route } from 'next'
import type { ReactNode } from 'react'
import { incidentPath, postmortemPath } from '@/components/incidents/incident-path'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { SectionHeader } from '@/components/ui/section-header'
import type { Digest } from '@/lib/domain/history/digest'

/** What the week taught: reviews that were published, preventions that were paid, drills that were held. */
export function LearnedSection({ learned: { reviews, paid, drills } }: { learned: Digest['learned'] }) {
  const isNothing = reviews.length + paid.length + drills.length === 0
  return (
    <section aria-labelledby="learned">
      <SectionHeader id="learned" title="What was learned" />
      {isNothing && <p className="text-13 text-text-2">No review was published, no prevention paid, no drill held.</p>}
      <div className="flex flex-col gap-3">
        {reviews.length > 0 && (
          <List title="Reviews published">
            {reviews.map(({ incident: { key, title }, says }) => (
              <Item key={key} path={postmortemPath(key)} incident={key} title={title} says={says} />
            ))}
          </List>
        )}
        {paid.length > 0 && (
          <List title="Preventions paid">
            {paid.map(({ key, title }) => (
              <Item key={`${key} ${title}`} path={postmortemPath(key)} incident={key} title={title} />
            ))}
          </List>
        )}
        {drills.length > 0 && (
          <List title="Drills held">
            {drills.map(({ key, title }) => (
              <Item key={key} path={incidentPath(key)} incident={key} title={title} />
            ))}
          </List>
        )}
      </div>
    </section>
  )
}

function List({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card>
      <h3 className="px-4 pt-3 pb-1 font-medium text-12 text-text-2">{title}</h3>
      <ul className="divide-y divide-line">{children}</ul>
    </Card>
  )
}

function Item({
  path,
  incident,
  title,
  says = null,
}: {
  path: Route
  incident: string
  title: string
  says?: string | null
}) {
  return (
    <li>
      <Link href={path} className="block min-h-11 px-4 py-2.5 text-13 hover:bg-hover">
        <span className="mono me-1 text-text-3">{incident}</span>{' '}
        <bdi className="font-medium [overflow-wrap:anywhere]">{title}</bdi>
        {says && (
          <span dir="auto" className="block text-text-2 [overflow-wrap:anywhere]">
            {says}
          </span>
        )}
      </Link>
    </li>
  )
}
