'use client'
import clsx from 'clsx'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { CopyView } from '@/components/history/copy-view'
import { FilterBar } from '@/components/history/filter-bar'
import { HistoryMore } from '@/components/history/history-more'
import { SavedViewsMenu } from '@/components/history/saved-views-menu'
import { useHistoryQuery } from '@/components/history/use-history-query'
import { Link } from '@/components/ui/link'
import { useIsPhone } from '@/components/ui/use-is-phone'
import { useHistoryCount } from '@/lib/client/history/list'
import type { DashboardName } from '@/lib/domain/metrics/metric'

export interface HistoryFrameProps {
  current: DashboardName | 'incidents'
  /** How many incidents the filters let through, which the list knows itself. */
  count?: number | undefined
  /** Beside the title, after those that every page of history has. */
  actions?: ReactNode
  children: ReactNode
}

/** What every page of history has: its title, its two sides, and the filters that all of them share. */
export function HistoryFrame({ current, count, actions, children }: HistoryFrameProps) {
  const { query } = useHistoryQuery()
  const isPhone = useIsPhone()
  const isList = current === 'incidents'
  const counted = useHistoryCount(query, { isWanted: !isList && !isPhone })
  const shown = isList ? count : counted.count
  return (
    <div className="mx-auto flex max-w-[1440px] flex-col gap-4 px-4 py-5 max-md:gap-3 max-md:py-3 md:px-6 md:py-4">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 max-md:gap-x-2">
        <h1 className="font-semibold text-20">History</h1>
        <nav aria-label="History" className="inline-flex gap-0.5 rounded-2 bg-sunken p-0.5">
          <Side path="/history" query={query} isCurrent={!isList}>
            Questions
          </Side>
          <Side path="/history/incidents" query={query} isCurrent={isList}>
            All incidents
            {shown !== undefined && !isPhone && (
              <span className="text-text-3 tabular-nums">{shown.toLocaleString('en-GB')}</span>
            )}
          </Side>
        </nav>
        <div className="ml-auto flex items-center gap-2 max-md:gap-0">
          <CopyView />
          <SavedViewsMenu />
          {actions}
          <HistoryMore />
        </div>
      </header>
      <FilterBar initialPeriod={isList ? 'all' : '52w'} hasWords={isList} />
      {children}
    </div>
  )
}

interface SideProps {
  path: string
  query: string
  isCurrent: boolean
  children: ReactNode
}

function Side({ path, query, isCurrent, children }: SideProps) {
  return (
    <Link
      href={`${path}${query && `?${query}`}` as Route}
      {...(isCurrent && { 'aria-current': 'page' })}
      className={clsx(
        'inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-1 px-2.5 font-medium text-13 max-md:h-10',
        isCurrent ? 'bg-surface shadow-1 dark:bg-n-200 forced-colors:underline' : 'text-text-2 hover:text-text',
      )}
    >
      {children}
    </Link>
  )
}
