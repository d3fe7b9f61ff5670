import clsx from 'clsx'
import {
  describeGraph,
  type GraphBox,
  type GraphLine,
  type GraphNode,
  layOut,
} from '@/components/catalogue/graph-layout'
import type { DependencyEdge } from '@/lib/domain/catalogue/graph'

export interface ServiceGraphProps {
  /** What stands in the middle: the affected services, or the one a page is about. */
  focusIds: readonly string[]
  services: readonly GraphNode[]
  edges: readonly DependencyEdge[]
  /** Whether the middle hurts now, and so whoever needs it. */
  isHurting?: boolean
  /** `narrow` fits a side panel, `wide` a page. */
  size?: 'narrow' | 'wide'
}

const sizes = {
  narrow: { box: 95, gap: 14, letters: 14 },
  wide: { box: 164, gap: 46, letters: 24 },
}
type Size = (typeof sizes)[keyof typeof sizes]

const HEIGHT = 24
const STEP = 33

/** A small drawing of who needs whom: dependants left, the focus in the middle, dependencies right. */
export function ServiceGraph({ focusIds, services, edges, isHurting = false, size = 'narrow' }: ServiceGraphProps) {
  const drawing = layOut(focusIds, services, edges)
  if (drawing.boxes.length === 0) return null
  const place = placing(drawing.boxes, drawing.rows, sizes[size])
  const width = drawing.columns * (sizes[size].box + sizes[size].gap) - sizes[size].gap
  const height = drawing.rows * STEP - (STEP - HEIGHT)
  return (
    <svg
      role="img"
      aria-label={describeGraph(drawing)}
      viewBox={`-1 -1 ${width + 2} ${height + 2}`}
      style={{ maxWidth: width + 2 }}
      className="block w-full"
    >
      {drawing.lines.map((line) => (
        <path
          key={`${line.from.id} ${line.to.id}`}
          d={pathOf(line, place, sizes[size])}
          className={clsx('fill-none', isHurting && line.to.kind === 'focus' ? 'stroke-hurting' : 'stroke-control')}
          strokeWidth={1.25}
        />
      ))}
      {drawing.boxes.map((box) => (
        <Box key={box.id} box={box} at={place(box)} size={sizes[size]} isHurting={isHurting} />
      ))}
    </svg>
  )
}

interface Point {
  x: number
  y: number
}
type Place = (box: GraphBox) => Point

/** Each column stands centred. */
function placing(boxes: readonly GraphBox[], rows: number, { box: width, gap }: Size): Place {
  const counts = new Map<number, number>()
  for (const { column } of boxes) counts.set(column, (counts.get(column) ?? 0) + 1)
  return ({ column, row }) => ({
    x: column * (width + gap),
    y: row * STEP + ((rows - (counts.get(column) ?? rows)) * STEP) / 2,
  })
}

function pathOf({ from, to }: GraphLine, place: Place, { box: width, gap }: Size): string {
  const [start, end] = [place(from), place(to)]
  const [startY, endY] = [start.y + HEIGHT / 2, end.y + HEIGHT / 2]
  if (from.column === to.column) {
    const side = start.x + width
    return `M${side} ${startY}c${gap / 2} 0 ${gap / 2} ${endY - startY} 0 ${endY - startY}`
  }
  // A line back, of a cycle, runs a little lower, so that both are seen.
  const isBack = from.column > to.column
  const startX = isBack ? start.x : start.x + width
  const endX = isBack ? end.x + width : end.x
  const drop = isBack ? 5 : 0
  const bend = (endX - startX) / 2
  return `M${startX} ${startY + drop}C${startX + bend} ${startY + drop} ${endX - bend} ${endY + drop} ${endX} ${endY + drop}`
}

interface BoxProps {
  box: GraphBox
  at: Point
  size: Size
  isHurting: boolean
}

function Box({ box: { kind, name }, at: { x, y }, size: { box: width, letters }, isHurting }: BoxProps) {
  const isFocus = kind === 'focus'
  const feels = kind === 'dependant' && isHurting
  const text = name.length > letters ? `${name.slice(0, letters - 1).trimEnd()}…` : name
  return (
    <g>
      {text !== name && <title>{name}</title>}
      {kind !== 'more' && (
        <rect
          x={x}
          y={y}
          width={width}
          height={HEIGHT}
          rx={6}
          strokeDasharray={feels ? '3 2' : undefined}
          className={clsx(
            isFocus && isHurting && 'fill-hurting-soft stroke-hurting',
            isFocus && !isHurting && 'fill-accent-soft stroke-accent',
            !isFocus && 'fill-surface',
            !isFocus && (feels ? 'stroke-hurting' : 'stroke-line-strong'),
          )}
        />
      )}
      <text
        x={x + width / 2}
        y={y + HEIGHT / 2 + 4}
        textAnchor="middle"
        fontSize={11}
        className={clsx(
          isFocus ? 'font-semibold' : 'font-medium',
          isFocus && (isHurting ? 'fill-hurting' : 'fill-accent'),
          !isFocus && (kind === 'more' ? 'fill-text-3' : 'fill-text-2'),
        )}
      >
        {text}
      </text>
    </g>
  )
}
