'use client'
import { useEffect, useRef, useState } from 'react'

const FIRST_FIELD = ':scope > :last-child :is(input, select, textarea)'

/**
 * Keeps the focus in a list whose rows come, move and go. The list takes `ref` and a `tabIndex` of -1; its rows have
 * `MoveButtons`.
 */
export function useListFocus<List extends HTMLElement>() {
  const ref = useRef<List>(null)
  const [wanted, setWanted] = useState<string | null>(null)
  // Only what is on the page can have it: the row that was moved or added is there after the next paint.
  useEffect(() => {
    if (wanted === null) return
    ref.current?.querySelector<HTMLElement>(wanted)?.focus()
    setWanted(null)
  }, [wanted])
  return {
    ref,
    /** A row was moved: its button of the same direction. */
    onMoved: (row: string | number, by: 1 | -1) => setWanted(`[data-move="${row} ${by}"]`),
    /** A row was added at the end: the first thing to fill in. */
    onAdded: () => setWanted(FIRST_FIELD),
    /** A row is gone: the list. */
    onRemoved: () => ref.current?.focus(),
  }
}
