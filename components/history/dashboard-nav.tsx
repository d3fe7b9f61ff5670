'use client'
import clsx from 'clsx'
import type { Route } from 'next'
import Link from 'next/link'
import { dashboardPath } from '@/components/history/dashboard-path'
import { useHistoryQuery } from '@/components/history/use-history-query'
import { DASHBOARDS, type DashboardName } from '@/lib/domain/metrics/metric'

/** The five questions; the filters go along. */
export function DashboardNav({ current }: { current: DashboardName }) {
  const { query } = useHistoryQuery()
  const names = Object.keys(DASHBOARDS) as DashboardName[]
  return (
    <nav aria-label="Questions" className="scroll-thin -mx-4 overflow-x-auto px-4 md:mx-0 md:px-0">
      <ul className="flex gap-5 border-line border-b max-md:w-max max-md:min-w-full">
        {names.map((name) => (
          <li key={name}>
            <Link
              href={`${dashboardPath(name)}${query && `?${query}`}` as Route}
              {...(name === current && { 'aria-current': 'page' })}
              className={clsx(
                '-mb-px flex h-9 items-center whitespace-nowrap border-b-2 font-medium text-13 max-md:h-11',
                name === current ? 'border-accent text-text' : 'border-transparent text-text-2 hover:text-text',
              )}
            >
              {DASHBOARDS[name].title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
