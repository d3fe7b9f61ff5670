import { type Fill, Filled } from '@/components/history/charts/fills'

export interface BarPart {
  fill: Fill
  value: number
}

export interface BarProps {
  parts: readonly BarPart[]
  /** What the whole width stands for. */
  most: number
  height?: number
}

/** A horizontal bar of one or several parts; its words stand beside it. */
export function Bar({ parts, most, height = 14 }: BarProps) {
  const per = 100 / Math.max(most, 1)
  let begin = 0
  return (
    <svg aria-hidden="true" width="100%" height={height} className="block overflow-visible">
      {parts.map(({ fill, value }) => {
        const x = begin
        begin += value * per
        return value > 0 ? (
          <Filled key={fill} fill={fill} x={`${x}%`} y={0.5} width={`${value * per}%`} height={height - 1} />
        ) : null
      })}
    </svg>
  )
}
