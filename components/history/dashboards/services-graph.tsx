'use client'
import { useId } from 'react'
import { layersOf, type PlacedNode } from '@/components/history/dashboards/services-layers'
import { countWords } from '@/lib/domain/count-words'
import type { Services } from '@/lib/domain/metrics/services'

const STEP = 62
const TOP = 24
const LEAST = 8
const MOST = 20
/** As wide as a name, in pixels. */
const LEAST_LAYER = 88

/** Which service needs which; as large as they are hit often, with the number inside. */
export function ServicesGraph({ data }: { data: Services }) {
  const arrow = useId()
  const { nodes, edges, layers, rows, left } = layersOf(data)
  const most = Math.max(1, ...nodes.map(({ n }) => n))
  const radius = ({ n }: PlacedNode) => (n === 0 ? LEAST - 2 : LEAST + (MOST - LEAST) * Math.sqrt(n / most))
  const height = rows * STEP + 8
  const x = ({ layer }: PlacedNode) => ((layer + 0.5) / layers) * 100
  const y = ({ row, inLayer }: PlacedNode) => TOP + (row + (rows - inLayer) / 2) * STEP
  if (edges.length === 0) return null
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-medium text-12 text-text-3">What needs what; as large as it is hit often</h3>
      {/* It scrolls sideways where names would run into each other, by keys as well. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by Tab */}
      <div tabIndex={0} className="scroll-thin -mx-5 overflow-x-auto px-5">
        <svg
          role="img"
          aria-label={edges
            .map(({ from, to }) => `${from.name} (${countWords(from.n, 'incident')}) needs ${to.name} (${to.n})`)
            .join('; ')}
          width="100%"
          height={height}
          style={{ minWidth: layers * LEAST_LAYER }}
          className="block overflow-visible"
        >
          <defs>
            <marker id={arrow} viewBox="0 0 6 6" refX={5} refY={3} markerWidth={6} markerHeight={6} orient="auto">
              <path d="M0 0.5 5 3 0 5.5" className="fill-none stroke-data-3" strokeWidth={1} />
            </marker>
          </defs>
          {edges.map(({ from, to }) => (
            <Edge key={`${from.id} ${to.id}`} x1={x(from)} y1={y(from)} x2={x(to)} y2={y(to)} arrow={arrow} />
          ))}
          {nodes.map((node) => (
            <g key={node.id}>
              <circle
                cx={`${x(node)}%`}
                cy={y(node)}
                r={radius(node)}
                strokeWidth={1.5}
                className={node.n === 0 ? 'fill-surface stroke-data-3' : 'fill-accent-soft stroke-accent'}
              />
              {node.n > 0 && (
                <text
                  x={`${x(node)}%`}
                  y={y(node) + 4}
                  textAnchor="middle"
                  fontSize={11}
                  className="fill-accent font-semibold"
                >
                  {node.n}
                </text>
              )}
              <Name x={x(node)} y={y(node) + radius(node) + 13} name={node.name} />
            </g>
          ))}
        </svg>
      </div>
      {left > 0 && <p className="text-12 text-text-3">{countWords(left, 'service')} more are not drawn.</p>}
    </div>
  )
}

interface EdgeProps {
  x1: number
  y1: number
  x2: number
  y2: number
  arrow: string
}

/** In two halves, so that the arrow stands where no circle hides it. */
function Edge({ x1, y1, x2, y2, arrow }: EdgeProps) {
  const [middleX, middleY] = [(x1 + x2) / 2, (y1 + y2) / 2]
  return (
    <g className="stroke-data-3" strokeWidth={1.25}>
      <line x1={`${x1}%`} y1={y1} x2={`${middleX}%`} y2={middleY} markerEnd={`url(#${arrow})`} />
      <line x1={`${middleX}%`} y1={middleY} x2={`${x2}%`} y2={y2} />
    </g>
  )
}

const LETTERS = 16

function Name({ x, y, name }: { x: number; y: number; name: string }) {
  const text = name.length > LETTERS ? `${name.slice(0, LETTERS - 1).trimEnd()}…` : name
  return (
    <text
      x={`${x}%`}
      y={y}
      textAnchor="middle"
      fontSize={11}
      strokeWidth={3}
      paintOrder="stroke"
      className="fill-text-2 stroke-surface font-medium"
    >
      {text !== name && <title>{name}</title>}
      {text}
    </text>
  )
}
