'use client'
import { ColumnsChart } from '@/components/history/charts/columns-chart'
import { countScale } from '@/components/history/charts/count-scale'
import { type Fill, FillMark } from '@/components/history/charts/fills'
import { Legend } from '@/components/history/charts/legend'
import { sumOf } from '@/components/on-call/load/load-words'
import { HOURS, type Hours, type PageLoad } from '@/lib/domain/on-call/page-load'

const FILLS = { sleep: 'accent', evening: 'hatch', business: 'grey' } satisfies Record<Hours, Fill>

export const HOURS_WORDS = {
  business: 'Working hours',
  evening: 'Evenings and weekends',
  sleep: 'Sleep',
} satisfies Record<Hours, string>

/** The worst at the bottom, where columns are compared best. */
const STACKED = HOURS.toReversed()

export interface LoadChartProps {
  /** Mondays. */
  weeks: readonly string[]
  loads: readonly PageLoad[]
  height?: number
}

/** Pages a week by what they interrupted. */
export function LoadChart({ weeks, loads, height = 120 }: LoadChartProps) {
  return (
    <div className="flex flex-col gap-2" aria-hidden="true">
      <ColumnsChart
        label="Weeks"
        unit="week"
        height={height}
        left={28}
        scale={countScale(Math.max(0, ...loads.map(sumOf)), height)}
        buckets={weeks.map((day, index) => ({
          day,
          parts: STACKED.map((hours) => ({ fill: FILLS[hours], value: loads[index]?.[hours] ?? 0 })),
        }))}
      />
      <Legend items={STACKED.map((hours) => ({ mark: <FillMark fill={FILLS[hours]} />, label: HOURS_WORDS[hours] }))} />
    </div>
  )
}
