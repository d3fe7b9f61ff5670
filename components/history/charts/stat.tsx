import { ArrowDown, ArrowRight, ArrowUp } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Trend } from '@/lib/domain/metrics/statistics'
import { nWords } from '@/lib/domain/metrics/words'

export interface StatProps {
  label: ReactNode
  value: string
  /** Of how many it is said. */
  n?: number
  trend?: Trend | null
  /** More about it, below. */
  children?: ReactNode
}

const arrows = {
  up: { Icon: ArrowUp, words: 'Higher than in the period before' },
  down: { Icon: ArrowDown, words: 'Lower than in the period before' },
  level: { Icon: ArrowRight, words: 'As in the period before' },
} satisfies Record<Trend, unknown>

/** One figure with its n; an arrow only where there are enough values on both sides to say so. */
export function Stat({ label, value, n, trend, children }: StatProps) {
  return (
    <div className="min-w-0">
      <dt className="text-12 text-text-3">{label}</dt>
      <dd>
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="whitespace-nowrap font-semibold text-20">{value}</span>
          {trend && <TrendArrow trend={trend} />}
          {n !== undefined && <span className="text-12 text-text-3">{nWords(n)}</span>}
        </span>
        {children}
      </dd>
    </div>
  )
}

function TrendArrow({ trend }: { trend: Trend }) {
  const { Icon, words } = arrows[trend]
  return (
    <span title={words} className="self-center text-text-2">
      <Icon aria-hidden size={16} strokeWidth={2} />
      <span className="sr-only">{words}</span>
    </span>
  )
}

/** Figures side by side. */
export function Stats({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-2 gap-x-6 gap-y-3 @xl:grid-cols-4">{children}</dl>
}
