import type { BarPart } from '@/components/history/charts/bars'
import { countScale } from '@/components/history/charts/count-scale'
import { bucketTicks } from '@/components/history/charts/day-words'
import { Filled } from '@/components/history/charts/fills'
import { Plot } from '@/components/history/charts/plot'
import type { BucketUnit } from '@/lib/domain/metrics/buckets'

export interface GroupedColumnsProps {
  /** The days on which the buckets begin. */
  days: readonly string[]
  unit: BucketUnit
  /** For each bucket, what stands side by side. */
  groups: readonly (readonly BarPart[])[]
  height: number
}

/** Columns side by side over time, to compare them. */
export function GroupedColumns({ days, unit, groups, height }: GroupedColumnsProps) {
  const scale = countScale(Math.max(...groups.flatMap((group) => group.map(({ value }) => value))), height)
  const width = 100 / Math.max(1, days.length)
  return (
    <Plot
      height={height}
      left={28}
      yTicks={scale.ticks}
      xTicks={bucketTicks(days, unit).map(({ index, ...tick }) => ({ ...tick, at: (index + 0.5) * width }))}
    >
      {groups.map((group, index) =>
        group.map(({ fill, value }, place) => {
          const column = (width * 0.72) / group.length
          return value > 0 ? (
            <Filled
              key={`${days[index]} ${fill}`}
              fill={fill}
              x={`${(index + 0.14) * width + place * column}%`}
              width={`${column * 0.92}%`}
              y={scale.y(value)}
              height={height - scale.y(value)}
            />
          ) : null
        }),
      )}
    </Plot>
  )
}
