'use client'
import clsx from 'clsx'
import { useState } from 'react'
import type { LogTime } from '@/components/history/charts/log-time'
import { SPREAD_NAMES, stripGrid } from '@/components/history/charts/strip-axis'
import { dotY, type StripDot, type StripRow } from '@/components/history/charts/strip-rows'
import { Tip } from '@/components/history/charts/tip'
import type { Spread } from '@/lib/domain/metrics/statistics'
import { durationWords, nWords } from '@/lib/domain/metrics/words'

const HEIGHT = 56
const MIDDLE = HEIGHT / 2
const RADIUS = 4.5

export interface StripLineProps {
  row: StripRow
  axis: LogTime
  /** The dot that the Tab key reaches, when it is one of this row. */
  stop: string | null
  hasSpread: boolean
  onFocus: (id: string) => void
}

/** One row of a strip plot. */
export function StripLine({ row, axis, stop, hasSpread, onFocus }: StripLineProps) {
  const [pointed, setPointed] = useState<string | null>(null)
  const { label, spread, dots } = row
  const shown = dots.find(({ id }) => id === pointed)
  return (
    <div className={clsx(stripGrid(hasSpread), '@max-lg:pt-2')}>
      <p className="flex @lg:flex-col @max-lg:items-baseline @max-lg:gap-2">
        <span className="@lg:truncate whitespace-nowrap font-medium text-13 text-text" title={label}>
          {label}
        </span>
        <span className="whitespace-nowrap text-12 text-text-3">{nWords(spread.n)}</span>
      </p>
      <div className="relative @lg:order-none order-last @max-lg:col-span-2 mx-1.5">
        <svg role="none" width="100%" height={HEIGHT} className="block overflow-visible">
          {axis.ticks.map(({ ms }) => (
            <line
              key={ms}
              x1={`${axis.x(ms)}%`}
              x2={`${axis.x(ms)}%`}
              y1={0}
              y2={HEIGHT}
              className="stroke-line [shape-rendering:crispEdges]"
            />
          ))}
          {dots.map((dot) => (
            <Dot
              key={dot.id}
              dot={dot}
              x={axis.x(dot.ms)}
              isStop={dot.id === stop}
              onPoint={setPointed}
              onFocus={onFocus}
            />
          ))}
          <Marks spread={spread} axis={axis} />
        </svg>
        {shown && <Tip x={axis.x(shown.ms)} y={dotY(shown.id, MIDDLE)} text={shown.label} />}
      </div>
      {hasSpread && <Figures spread={spread} />}
    </div>
  )
}

interface DotProps {
  dot: StripDot
  x: number
  isStop: boolean
  onPoint: (id: string | null) => void
  onFocus: (id: string) => void
}

function Dot({ dot: { id, label, href, isHollow }, x, isStop, onPoint, onFocus }: DotProps) {
  const handleFocus = () => {
    onFocus(id)
    onPoint(id)
  }
  const handleLeave = () => onPoint(null)
  return (
    <a
      href={href}
      data-dot={id}
      aria-label={label}
      tabIndex={isStop ? 0 : -1}
      className="group/dot cursor-pointer outline-none"
      onFocus={handleFocus}
      onBlur={handleLeave}
      onMouseEnter={() => onPoint(id)}
      onMouseLeave={handleLeave}
    >
      <circle
        cx={`${x}%`}
        cy={dotY(id, MIDDLE)}
        r={isHollow ? RADIUS - 0.75 : RADIUS}
        strokeWidth={isHollow ? 1.5 : 0}
        fillOpacity={isHollow ? 1 : 0.8}
        className={clsx(
          'group-hover/dot:stroke-accent group-focus-visible/dot:stroke-accent group-focus-visible/dot:[stroke-width:3]',
          isHollow ? 'fill-surface stroke-data-2' : 'fill-data-2 group-hover/dot:fill-accent',
        )}
      />
    </a>
  )
}

/** Where the middle and the tail of a row lie. */
function Marks({ spread, axis }: { spread: Spread; axis: LogTime }) {
  const [median, ...tail] = SPREAD_NAMES.map((name) => spread[name])
  return (
    <g className="pointer-events-none stroke-accent" strokeLinecap="round">
      {tail.map((ms, index) => {
        const x = `${axis.x(ms ?? 0)}%`
        const name = SPREAD_NAMES[index + 1]
        return ms === null ? null : (
          <line key={name} x1={x} x2={x} y1={11} y2={HEIGHT - 11} strokeWidth={1.5} strokeDasharray="1.5 3.5" />
        )
      })}
      {median !== null && median !== undefined && (
        <line x1={`${axis.x(median)}%`} x2={`${axis.x(median)}%`} y1={10} y2={HEIGHT - 10} strokeWidth={2.5} />
      )}
    </g>
  )
}

function Figures({ spread }: { spread: Spread }) {
  return (
    <p className="flex @lg:grid grid-cols-3 flex-wrap justify-end gap-x-2 text-right text-12 text-text-3 @lg:text-13">
      {SPREAD_NAMES.map((name) => (
        <span key={name} className="whitespace-nowrap">
          <span className="@lg:sr-only">{name} </span>
          <span className={clsx(name === 'median' && 'font-semibold text-text')}>{durationWords(spread[name])}</span>
        </span>
      ))}
    </p>
  )
}
