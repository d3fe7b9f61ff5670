'use client'
import clsx from 'clsx'
import { Suspense, useEffect, useRef, useState } from 'react'
import { HistoryFrame } from '@/components/history/history-frame'
import { ListCards } from '@/components/history/list-cards'
import { ListEmpty } from '@/components/history/list-empty'
import { ListTable } from '@/components/history/list-table'
import { ListToolbar } from '@/components/history/list-toolbar'
import { useListView } from '@/components/history/use-list-view'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { useHistoryCount, useHistoryList } from '@/lib/client/history/list'
import { countWords } from '@/lib/domain/count-words'
import { queryOfFilters } from '@/lib/domain/history/chosen-filters'
import { listQueryOf } from '@/lib/domain/history/list-view'
import type { HistoryPage } from '@/lib/domain/history/listed-incident'

export interface ListPageProps {
  /** What the server rendered, and for which query. */
  first: { query: string; page: HistoryPage }
}

/** Every incident of all time that the viewer may see, narrowed by what the address says. */
export function ListPage({ first }: ListPageProps) {
  const [view, setView] = useListView()
  const list = useHistoryList(listQueryOf(view), first)
  const counted = useHistoryCount(queryOfFilters(view.filters), { isWanted: list.hasMore && !list.isOld })
  // Nothing is known of how many there are.
  const isUnread = list.error !== null && list.incidents.length === 0
  const count = list.hasMore || isUnread ? counted.count : list.incidents.length
  const isEmpty = !list.isPending && !list.error && list.incidents.length === 0
  const rows = useRef<HTMLDivElement>(null)
  const [moreFrom, setMoreFrom] = useState<number | null>(null)
  // With the last page its button goes, and the focus goes on to what it brought.
  useEffect(() => {
    if (moreFrom === null || list.hasMore) return
    setMoreFrom(null)
    const links = [...(rows.current?.querySelectorAll<HTMLElement>('a') ?? [])].filter((link) => link.checkVisibility())
    if (document.activeElement === document.body) links[moreFrom]?.focus({ preventScroll: true })
  }, [moreFrom, list.hasMore])
  const handleMore = () => {
    setMoreFrom(list.incidents.length)
    list.loadMore()
  }
  const setSort = (sort: typeof view.sort) => setView({ sort })
  return (
    <HistoryFrame current="incidents" count={count}>
      {list.error && (
        <ErrorNote title="The list could not be read." action={<Button onClick={list.retry}>Try again</Button>}>
          {list.error.message}.
        </ErrorNote>
      )}
      <section aria-label="Incidents" className="flex flex-col gap-3">
        {!isUnread && (
          <ListToolbar
            view={view}
            words={count === undefined ? `More than ${list.incidents.length} incidents` : countWords(count, 'incident')}
            isOld={list.isOld || (list.hasMore && counted.isOld)}
            onSort={setSort}
            onColumns={(columns) => setView({ columns })}
          />
        )}
        {isEmpty && <ListEmpty />}
        {list.incidents.length > 0 && (
          <div
            ref={rows}
            aria-busy={list.isOld}
            className={clsx(list.isOld && 'opacity-60 transition-opacity delay-300')}
          >
            {/* One of them is seen; each wakes up by itself, so that the browser can answer in between. */}
            <Suspense>
              <Card className="overflow-hidden max-md:hidden">
                <ListTable incidents={list.incidents} columns={view.columns} sort={view.sort} onSort={setSort} />
              </Card>
            </Suspense>
            <Suspense>
              <div className="md:hidden">
                <ListCards incidents={list.incidents} />
              </div>
            </Suspense>
          </div>
        )}
        {list.hasMore && (
          <footer className="flex items-center justify-center gap-3 text-12 text-text-3">
            <span className="tabular-nums">
              {list.incidents.length.toLocaleString('en-GB')}
              {count !== undefined && ` of ${count.toLocaleString('en-GB')}`}
            </span>
            <Button size="md" isLoading={list.isLoadingMore} onClick={handleMore}>
              Load more
            </Button>
          </footer>
        )}
      </section>
    </HistoryFrame>
  )
}
