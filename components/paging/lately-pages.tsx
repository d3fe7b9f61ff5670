'use client'
import { becameText } from '@/components/paging/page-words'
import { pagePath } from '@/components/paging/paging-path'
import { RateAlerts } from '@/components/paging/rate-alerts'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { SectionHeader } from '@/components/ui/section-header'
import { TimeAgo } from '@/components/ui/time-ago'
import { useMyPages } from '@/lib/client/paging/pages'
import type { PageView } from '@/lib/domain/on-call/paging-view'

const SHOWN = 8

/** My pages of the last day that wait no longer; and once their incident is over, what their alerts were worth. */
export function LatelyPages() {
  const { data } = useMyPages()
  const lately = data?.lately.slice(0, SHOWN) ?? []
  if (lately.length === 0) return null
  return (
    <section aria-labelledby="lately-paged">
      <SectionHeader id="lately-paged" title="You were paged" count={lately.length} />
      <Card>
        <ul>
          {lately.map((page, index) => (
            <li key={page.id} className="border-line border-t px-4 py-2.5 first:border-t-0">
              <Row page={page} />
              {isFirstOf(lately, index) && isOver(page) && <RateAlerts incidentId={page.incident.id} />}
            </li>
          ))}
        </ul>
      </Card>
    </section>
  )
}

function Row({ page }: { page: PageView }) {
  const { id, incident, answeredAt, askedAt } = page
  return (
    <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
      <Link href={pagePath(id)} className="min-w-0 flex-1 basis-56 hover:underline max-md:py-1.5">
        <span className="mono text-text-3">{incident.key}</span>{' '}
        <bdi className="font-medium [overflow-wrap:anywhere]">{incident.title}</bdi>
      </Link>
      <span className="text-12 text-text-2 [overflow-wrap:anywhere]">
        {becameText(page)} · <TimeAgo at={answeredAt ?? askedAt} className="text-text-3" />
      </span>
    </div>
  )
}

const isOver = ({ incident: { status } }: PageView) => status === 'resolved' || status === 'closed'

/** An incident is rated once, however often it paged. */
const isFirstOf = (pages: readonly PageView[], index: number): boolean =>
  pages.findIndex(({ incident }) => incident.id === pages[index]?.incident.id) === index
