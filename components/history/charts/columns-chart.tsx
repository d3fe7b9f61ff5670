'use client'
import type { ReactNode } from 'react'
import type { BarPart } from '@/components/history/charts/bars'
import { ColumnButtons, type Opens } from '@/components/history/charts/column-buttons'
import { type CountScale, columnWidth } from '@/components/history/charts/count-scale'
import { bucketTicks } from '@/components/history/charts/day-words'
import { Filled } from '@/components/history/charts/fills'
import { Plot } from '@/components/history/charts/plot'
import type { BucketUnit } from '@/lib/domain/metrics/buckets'

export interface Bucket {
  /** The day it begins on. */
  day: string
  /** From the axis upwards. */
  parts: readonly BarPart[]
  /** What it opens; nothing without. */
  opens?: Opens
}

export interface ColumnsChartProps {
  /** What the columns are; read aloud. */
  label: string
  unit: BucketUnit
  buckets: readonly Bucket[]
  scale: CountScale
  height: number
  left?: number
  /** How much a column is, above it. */
  words?: (sum: number) => string
  /** Lines over the columns. */
  children?: ReactNode
}

/** With more columns than this there is no room above them. */
const MAX_WORDS = 16

const sum = (parts: readonly BarPart[]): number => parts.reduce((total, { value }) => total + value, 0)

/** Columns over time, in parts; each opens its incidents. */
export function ColumnsChart({ label, unit, buckets, scale, height, left = 36, words, children }: ColumnsChartProps) {
  const width = columnWidth(buckets.length)
  const middle = (index: number) => (index + 0.5) * width
  const ticks = bucketTicks(
    buckets.map(({ day }) => day),
    unit,
  )
  return (
    <Plot
      height={height}
      left={left}
      top={words ? 14 : 4}
      yTicks={scale.ticks}
      xTicks={ticks.map(({ index, label: name, isMinor }) => ({ at: middle(index), label: name, isMinor }))}
      overlay={
        <ColumnButtons
          label={label}
          height={height}
          width={width}
          columns={buckets.flatMap(({ day, parts, opens }, index) =>
            opens && sum(parts) > 0 ? { ...opens, id: day, x: middle(index), y: scale.y(sum(parts)) } : [],
          )}
        />
      }
    >
      {buckets.map(({ day, parts }, index) => (
        <Stack key={day} parts={parts} x={(index + 0.14) * width} width={width * 0.72} scale={scale} />
      ))}
      {words &&
        buckets.length <= MAX_WORDS &&
        buckets.map(({ day, parts }, index) =>
          sum(parts) > 0 ? (
            <text
              key={day}
              x={`${middle(index)}%`}
              y={scale.y(sum(parts)) - 5}
              textAnchor="middle"
              fontSize={11}
              className="fill-text-2 @max-md:hidden"
            >
              {words(sum(parts))}
            </text>
          ) : null,
        )}
      {children}
    </Plot>
  )
}

interface StackProps {
  parts: readonly BarPart[]
  x: number
  width: number
  scale: CountScale
}

function Stack({ parts, x, width, scale }: StackProps) {
  let below = 0
  return parts.map(({ fill, value }) => {
    const base = scale.y(below)
    below += value
    const top = scale.y(below)
    return value > 0 ? (
      <Filled key={fill} fill={fill} x={`${x}%`} width={`${width}%`} y={top} height={Math.max(0.5, base - top)} />
    ) : null
  })
}
