import clsx from 'clsx'
import { line } from 'd3-shape'
import type { ReactNode } from 'react'

export interface PlotTick {
  /** In px from the top for a horizontal line, in per cent from the left below the plot. */
  at: number
  label: string
  isMinor?: boolean
}

export interface PlotProps {
  height: number
  /** Room for what is written beside the plot, in px. */
  left?: number
  right?: number
  yTicks: readonly PlotTick[]
  xTicks: readonly PlotTick[]
  /** Room above the plot, in px. */
  top?: number
  /** Marks, in per cent across and px down. */
  children: ReactNode
  /** What lies over the drawing: buttons and notes. */
  overlay?: ReactNode
}

const AXIS = 22

/**
 * The frame of a chart. Across, everything stands in per cent, so that it fits every width as the server drew it and
 * its words keep their size.
 */
export function Plot({ height, left = 32, right = 12, top = 0, yTicks, xTicks, children, overlay }: PlotProps) {
  return (
    <div style={{ paddingLeft: left, paddingRight: right, paddingTop: top }}>
      <div className="relative" style={{ height: height + AXIS }}>
        <svg aria-hidden="true" width="100%" height={height + AXIS} className="block overflow-visible">
          {yTicks.map(({ at, label }) => (
            <g key={label}>
              <line
                x1="0%"
                x2="100%"
                y1={at}
                y2={at}
                className={clsx(at === height ? 'stroke-line-strong' : 'stroke-line', '[shape-rendering:crispEdges]')}
              />
              <text x={-8} y={at + 4} textAnchor="end" fontSize={12} className="fill-text-3">
                {label}
              </text>
            </g>
          ))}
          {xTicks.map(({ at, label, isMinor }) => (
            <text
              key={`${at} ${label}`}
              x={`${at}%`}
              y={height + 18}
              textAnchor="middle"
              fontSize={12}
              className={clsx('fill-text-3', isMinor && '@max-md:hidden')}
            >
              {label}
            </text>
          ))}
          {children}
        </svg>
        {overlay}
      </div>
    </div>
  )
}

export interface PlotLineProps {
  /** Per cent across, px down. */
  points: readonly (readonly [number, number])[]
  height: number
  className: string
  width?: number
  dash?: string
}

const path = line()

/** A line through points. */
export function PlotLine({ points, height, className, width = 1.5, dash }: PlotLineProps) {
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height={height}
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      overflow="visible"
    >
      <path
        d={path(points.map(([x, y]): [number, number] => [x, y])) ?? ''}
        className={clsx('fill-none', className)}
        strokeWidth={width}
        strokeDasharray={dash}
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
