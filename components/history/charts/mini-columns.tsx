'use client'
import { type Column, ColumnButtons } from '@/components/history/charts/column-buttons'

export interface MiniColumnsProps {
  /** What the row is; read aloud. */
  label: string
  values: readonly number[]
  /** What the whole height stands for. */
  most: number
  columns: readonly Omit<Column, 'x' | 'y'>[]
  height?: number
}

/** One row of small columns over time; the n-th column opens the incidents of the n-th value. */
export function MiniColumns({ label, values, most, columns, height = 28 }: MiniColumnsProps) {
  const width = 100 / Math.max(1, values.length)
  const tall = (value: number) => (value / Math.max(1, most)) * (height - 4)
  return (
    <div className="relative">
      <svg aria-hidden="true" width="100%" height={height} className="block">
        <line
          x1="0%"
          x2="100%"
          y1={height - 0.5}
          y2={height - 0.5}
          className="stroke-line-strong [shape-rendering:crispEdges]"
        />
        {values.map((value, index) => (
          <rect
            key={columns[index]?.id}
            x={`${(index + 0.14) * width}%`}
            width={`${width * 0.72}%`}
            y={height - 1 - tall(value)}
            height={tall(value)}
            className="fill-data-2"
          />
        ))}
      </svg>
      <ColumnButtons
        label={label}
        height={height}
        width={width}
        columns={columns.flatMap((column, index) => {
          const value = values[index] ?? 0
          return value === 0 ? [] : { ...column, x: (index + 0.5) * width, y: height - tall(value) }
        })}
      />
    </div>
  )
}
