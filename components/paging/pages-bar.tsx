'use client'
import { BellRing } from 'lucide-react'
import type { Route } from 'next'
import { usePathname } from 'next/navigation'
import { askedText } from '@/components/paging/page-words'
import { pagePath } from '@/components/paging/paging-path'
import { SentNote } from '@/components/paging/sent-note'
import { usePageAlert } from '@/components/paging/use-page-alert'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Link } from '@/components/ui/link'
import { TimeAgo } from '@/components/ui/time-ago'
import { useAnswer, useMyPages, usePageNews } from '@/lib/client/paging/pages'
import { isResponder } from '@/lib/domain/incident/policy'
import type { PageView } from '@/lib/domain/on-call/paging-view'

const none: PageView[] = []

/** On every page: the newest page that waits for my answer. My shift and the page itself show it whole, so not there. */
export function PagesBar() {
  const path = usePathname()
  usePageNews()
  const { data } = useMyPages(isResponder(useViewer()))
  const waiting = data?.toAnswer ?? none
  usePageAlert(waiting)
  const [newest, ...others] = waiting.filter(({ id }) => path !== pagePath(id))
  if (!newest || path === '/') return null
  return <Bar page={newest} more={others.length} />
}

function Bar({ page, more }: { page: PageView; more: number }) {
  const { sent, give, drop } = useAnswer(page.id)
  const { key, title } = page.incident
  return (
    <section
      aria-label="A page waits for you"
      data-pages-bar
      className="sticky top-0 z-20 flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 border-accent-line border-b bg-accent-soft px-4 py-2 md:pl-5 print:hidden"
    >
      <BellRing aria-hidden size={16} strokeWidth={1.75} className="shrink-0 text-accent" />
      <p className="min-w-0 flex-1 basis-52 [overflow-wrap:anywhere]">
        <b className="font-semibold">{askedText(page)}</b>: <span className="mono">{key}</span> <bdi>{title}</bdi>{' '}
        <TimeAgo at={page.askedAt} className="text-text-3" />
        {more > 0 && ` and ${more} more`}
      </p>
      {sent ? (
        <SentNote sent={sent} onAgain={() => give(sent.answer)} onBack={drop} />
      ) : (
        <div className="flex gap-2 max-md:w-full">
          <Button
            variant="primary"
            size="md"
            className="max-md:h-12! max-md:flex-1 max-md:text-16!"
            aria-label={`Acknowledge the page of ${key}`}
            onClick={() => give({ kind: 'acknowledge' })}
          >
            Acknowledge
          </Button>
          <Link
            href={more > 0 ? ('/' as Route) : pagePath(page.id)}
            className={`${buttonClass({ size: 'md' })} max-md:h-12! max-md:flex-1`}
          >
            {more > 0 ? 'See all' : 'Other answers'}
          </Link>
        </div>
      )}
    </section>
  )
}
