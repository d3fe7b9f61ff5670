import type { BarPart } from '@/components/history/charts/bars'
import { ColumnButtons, type Opens } from '@/components/history/charts/column-buttons'
import { columnWidth, countScale } from '@/components/history/charts/count-scale'
import { bucketTicks } from '@/components/history/charts/day-words'
import { Filled } from '@/components/history/charts/fills'
import { Plot } from '@/components/history/charts/plot'
import type { BucketUnit } from '@/lib/domain/metrics/buckets'

/** What stands side by side of a bucket, and what it opens. */
export interface ColumnGroup {
  parts: readonly BarPart[]
  opens: Opens
}

export interface GroupedColumnsProps {
  /** What the groups are; read aloud. */
  label: string
  /** The days on which the buckets begin. */
  days: readonly string[]
  unit: BucketUnit
  /** One for each bucket. */
  groups: readonly ColumnGroup[]
  height: number
}

/** Columns side by side over time, to compare them. */
export function GroupedColumns({ label, days, unit, groups, height }: GroupedColumnsProps) {
  const scale = countScale(Math.max(...groups.flatMap(({ parts }) => parts.map(({ value }) => value))), height)
  const width = columnWidth(days.length)
  return (
    <Plot
      height={height}
      left={28}
      yTicks={scale.ticks}
      xTicks={bucketTicks(days, unit).map(({ index, ...tick }) => ({ ...tick, at: (index + 0.5) * width }))}
      overlay={
        <ColumnButtons
          label={label}
          height={height}
          width={width}
          columns={groups.flatMap(({ parts, opens }, index) => {
            const y = scale.y(Math.max(...parts.map(({ value }) => value)))
            return opens.total > 0 ? { ...opens, id: days[index] ?? '', x: (index + 0.5) * width, y } : []
          })}
        />
      }
    >
      {groups.map(({ parts }, index) =>
        parts.map(({ fill, value }, place) => {
          const column = (width * 0.72) / parts.length
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
