'use client'
import clsx from 'clsx'
import type { Route } from 'next'
import { useEffect, useRef } from 'react'
import { dashboardPath } from '@/components/history/dashboard-path'
import { useHistoryQuery } from '@/components/history/use-history-query'
import { Link } from '@/components/ui/link'
import { DASHBOARDS, type DashboardName } from '@/lib/domain/metrics/metric'

/** How much of the one before stays in sight. */
const STRIP_BEFORE_PX = 48

/** The five questions; the filters go along. */
export function DashboardNav({ current }: { current: DashboardName }) {
  const { query } = useHistoryQuery()
  const names = Object.keys(DASHBOARDS) as DashboardName[]
  const strip = useRef<HTMLElement>(null)
  useEffect(() => {
    const link = strip.current?.querySelector<HTMLElement>(`[data-name="${current}"]`)
    // On a phone they are wider than their place; the page itself must not move.
    if (link) strip.current?.scrollTo({ left: link.offsetLeft - STRIP_BEFORE_PX })
  }, [current])
  return (
    <nav ref={strip} aria-label="Questions" className="scroll-thin relative -mx-4 overflow-x-auto px-4 md:mx-0 md:px-0">
      <ul className="flex gap-5 border-line border-b max-md:w-max max-md:min-w-full">
        {names.map((name) => (
          <li key={name}>
            <Link
              data-name={name}
              href={`${dashboardPath(name)}${query && `?${query}`}` as Route}
              {...(name === current && { 'aria-current': 'page' })}
              className={clsx(
                '-mb-px flex h-9 items-center whitespace-nowrap border-b-2 font-medium text-13 max-md:h-11',
                name === current
                  ? 'border-accent text-text'
                  : 'border-transparent text-text-2 hover:text-text forced-colors:border-[Canvas]',
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
