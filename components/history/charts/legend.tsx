import type { ReactNode } from 'react'

export interface LegendItem {
  /** A small drawing of the mark. */
  mark: ReactNode
  /** One of a kind in its legend. */
  label: string
}

/** What the marks of a chart stand for. */
export function Legend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-12 text-text-3">
      {items.map(({ mark, label }) => (
        <li key={label} className="flex items-center gap-1.5">
          {mark}
          {label}
        </li>
      ))}
    </ul>
  )
}

const SIZE = 14

export const DotMark = ({ className = 'fill-data-2' }: { className?: string }) => (
  <svg aria-hidden="true" width={SIZE} height={SIZE} className="shrink-0">
    <circle cx={7} cy={7} r={4} className={className} />
  </svg>
)

export const HollowMark = () => (
  <svg aria-hidden="true" width={SIZE} height={SIZE} className="shrink-0">
    <circle cx={7} cy={7} r={3.5} strokeWidth={1.5} className="fill-surface stroke-data-2" />
  </svg>
)

export const LineMark = ({ className = 'stroke-accent', dash }: { className?: string; dash?: string }) => (
  <svg aria-hidden="true" width={SIZE} height={SIZE} className="shrink-0">
    <path
      d="M7 0.5v13"
      strokeWidth={dash ? 1.5 : 2.5}
      strokeDasharray={dash}
      strokeLinecap="round"
      className={className}
    />
  </svg>
)
