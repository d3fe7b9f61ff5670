import clsx from 'clsx'
import type { LogTime } from '@/components/history/charts/log-time'

/** The columns of a row: its name, its dots, and its figures; on a narrow card the dots stand below. */
export const stripGrid = (hasSpread: boolean): string =>
  clsx(
    'grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3',
    hasSpread ? '@lg:grid-cols-[88px_minmax(0,1fr)_168px]' : '@lg:grid-cols-[112px_minmax(0,1fr)]',
  )

export const SPREAD_NAMES = ['median', 'p75', 'p90'] as const

/** What the figures at the right are. */
export function StripHeads() {
  return (
    <div aria-hidden className={clsx(stripGrid(true), '@max-lg:hidden text-12 text-text-3')}>
      <span />
      <span />
      <span className="grid grid-cols-3 text-right">
        {SPREAD_NAMES.map((name) => (
          <span key={name}>{name}</span>
        ))}
      </span>
    </div>
  )
}

/** The names of the times below the rows. */
export function StripAxis({ axis, hasSpread }: { axis: LogTime; hasSpread: boolean }) {
  return (
    <div aria-hidden className={clsx(stripGrid(hasSpread), 'text-12 text-text-3')}>
      <span className="@max-lg:hidden" />
      <span className="relative @max-lg:col-span-2 mx-1.5 block h-5">
        {axis.ticks.map(({ ms, label, isMinor }) => (
          <span
            key={ms}
            className={clsx(
              '-translate-x-1/2 absolute top-1 whitespace-nowrap',
              isMinor && axis.ticks.length > 6 && '@max-lg:hidden',
            )}
            style={{ left: `${axis.x(ms)}%` }}
          >
            {label}
          </span>
        ))}
      </span>
    </div>
  )
}
