'use client'
import clsx from 'clsx'
import { Popover } from 'radix-ui'
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import { IncidentLinks, type LinkedIncident } from '@/components/history/charts/incident-links'
import { Tip } from '@/components/history/charts/tip'

/** One column of a chart over time that opens its incidents. */
export interface Column {
  id: string
  /** What it is and how many, in words. */
  label: string
  /** Its middle, in per cent. */
  x: number
  /** Where its mark stands, in px. */
  y: number
  incidents: readonly LinkedIncident[]
  /** How many there are, when not all are named. */
  total: number
  /** The list of all of them, where one has them. */
  listPath?: string | undefined
}

/** What a column says when it is pointed at, and opens. */
export type Opens = Pick<Column, 'label' | 'incidents' | 'total' | 'listPath'>

export interface ColumnButtonsProps {
  /** What the columns are; read aloud. */
  label: string
  columns: readonly Column[]
  /** Of each, in per cent. */
  width: number
  height: number
}

/** Half of what a finger covers. */
const FINGER_PX = 22

/** Every column of a chart as a button that opens its incidents. One stop of the Tab key; arrow keys go along. */
export function ColumnButtons({ label, columns, width, height }: ColumnButtonsProps) {
  const group = useRef<HTMLDivElement>(null)
  const anchor = useRef<HTMLButtonElement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [pointed, setPointed] = useState<string | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const stop = columns.some(({ id }) => id === chosen) ? chosen : columns.at(-1)?.id
  const shown = columns.find(({ id }) => id === pointed)
  const open = columns.find(({ id }) => id === opened)

  if (columns.length === 0) return null
  const handleKey = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, Home: -columns.length, End: columns.length }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = columns.findIndex(({ id }) => id === stop)
    const next = columns[Math.min(columns.length - 1, Math.max(0, at + step))]
    if (!next) return
    setChosen(next.id)
    const buttons = group.current?.querySelectorAll('button') ?? []
    for (const button of buttons) if (button.dataset.column === next.id) button.focus()
  }
  const openOf = (button: HTMLButtonElement) => {
    anchor.current = button
    setOpened(button.dataset.column ?? null)
  }
  // A finger is wider than a column: beside one it means the nearest.
  const handleClick = ({ target, currentTarget, clientX }: MouseEvent) => {
    if (target !== currentTarget) return
    const distanceTo = (button: Element) => {
      const { left, width: wide } = button.getBoundingClientRect()
      return Math.abs(left + wide / 2 - clientX)
    }
    const buttons = [...currentTarget.querySelectorAll('button')]
    const nearest = buttons.toSorted((one, other) => distanceTo(one) - distanceTo(other))[0]
    if (nearest && distanceTo(nearest) < FINGER_PX) openOf(nearest)
  }
  return (
    <Popover.Root open={open !== undefined} onOpenChange={(isOpen) => !isOpen && setOpened(null)}>
      <Popover.Anchor virtualRef={anchor} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for the controls of a form */}
      <div
        ref={group}
        role="group"
        aria-label={`${label}. Arrow keys go along, Enter opens the incidents.`}
        onKeyDown={handleKey}
        onClick={handleClick}
        className="absolute inset-x-0 top-0 print:hidden"
        style={{ height }}
      >
        {columns.map(({ id, label: name, x }) => (
          <button
            key={id}
            type="button"
            data-column={id}
            aria-label={name}
            aria-haspopup="dialog"
            aria-expanded={id === opened}
            tabIndex={id === stop ? 0 : -1}
            className={clsx(
              'absolute inset-y-0 rounded-1 hover:bg-text/5 focus-visible:outline-offset-0',
              id === opened && 'bg-text/5',
            )}
            style={{ left: `${x - width / 2}%`, width: `${width}%` }}
            onFocus={() => {
              setChosen(id)
              setPointed(id)
            }}
            onBlur={() => setPointed(null)}
            onMouseEnter={() => setPointed(id)}
            onMouseLeave={() => setPointed(null)}
            onClick={({ currentTarget }) => openOf(currentTarget)}
          />
        ))}
        {shown && !open && <Tip x={shown.x} y={shown.y} text={shown.label} />}
      </div>
      {open && (
        <Popover.Portal>
          <Popover.Content
            aria-label={open.label}
            sideOffset={6}
            collisionPadding={8}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              anchor.current?.focus()
            }}
            className="scroll-thin z-40 max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-16px)] animate-rise overflow-y-auto rounded-3 border border-line bg-raised p-2 shadow-2 outline-none"
          >
            <p className="px-2 pt-1 pb-1.5 font-semibold text-13">{open.label}</p>
            <IncidentLinks incidents={open.incidents} total={open.total} listPath={open.listPath} />
          </Popover.Content>
        </Popover.Portal>
      )}
    </Popover.Root>
  )
}
