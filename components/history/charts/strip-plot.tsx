'use client'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import { logTime } from '@/components/history/charts/log-time'
import { StripAxis, StripHeads } from '@/components/history/charts/strip-axis'
import { StripLine } from '@/components/history/charts/strip-line'
import { dotAfter, isArrow, orderedRows, type StripRow } from '@/components/history/charts/strip-rows'

export interface StripPlotProps {
  /** What is drawn; read aloud. */
  label: string
  rows: readonly StripRow[]
  /** Shown at the right of each row. */
  hasSpread?: boolean
}

/** One dot each on a logarithmic axis of time. One stop of the Tab key: arrow keys go from dot to dot, Enter opens. */
export function StripPlot({ label, rows: given, hasSpread = true }: StripPlotProps) {
  const router = useRouter()
  const plot = useRef<HTMLDivElement>(null)
  const rows = orderedRows(given)
  const [chosen, setChosen] = useState<string | null>(null)
  const all = rows.flatMap(({ dots }) => dots)
  const stop = all.some(({ id }) => id === chosen) ? chosen : (all[0]?.id ?? null)
  const axis = logTime(all.map(({ ms }) => ms))

  const handleKey = (event: KeyboardEvent) => {
    if (!stop || !isArrow(event.key)) return
    event.preventDefault()
    const next = dotAfter(rows, stop, event.key)
    setChosen(next)
    const dots = plot.current?.querySelectorAll<SVGAElement>('a[data-dot]') ?? []
    for (const dot of dots) if (dot.dataset.dot === next) dot.focus()
  }
  const handleClick = (event: MouseEvent) => {
    const href = event.target instanceof Element && event.target.closest('a[data-dot]')?.getAttribute('href')
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    if (!href || !isPlain) return
    event.preventDefault()
    router.push(href as Parameters<typeof router.push>[0])
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the controls of a form
    <div
      ref={plot}
      role="group"
      aria-label={`${label} ${all.length > 0 ? 'Arrow keys go from dot to dot, Enter opens the incident.' : ''}`}
      onKeyDown={handleKey}
      onClick={handleClick}
    >
      {hasSpread && <StripHeads />}
      {rows.map((row) => (
        <StripLine
          key={row.id}
          row={row}
          axis={axis}
          stop={row.dots.some(({ id }) => id === stop) ? stop : null}
          hasSpread={hasSpread}
          onFocus={setChosen}
        />
      ))}
      <StripAxis axis={axis} hasSpread={hasSpread} />
    </div>
  )
}
