'use client'
import { type KeyboardEvent, useEffect, useRef } from 'react'

/**
 * Keeps the best row of the menu selected while results come and go, until somebody moves the selection. cmdk does so
 * for its own filter only, but it knows the Home key. Give the answers to the menu and to its input.
 */
export function useFirstRow(text: string, rowCount: number) {
  const input = useRef<HTMLInputElement>(null)
  const movedFor = useRef<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are in the document, not in a value
  useEffect(() => {
    const isLost = !input.current?.closest('[cmdk-root]')?.querySelector('[cmdk-item][aria-selected="true"]')
    if (movedFor.current === text && !isLost) return
    input.current?.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'Home', bubbles: true, cancelable: true }))
  }, [text, rowCount])
  const handleMove = () => {
    movedFor.current = text
  }
  const handleKeyDown = ({ key }: KeyboardEvent) => {
    if (key.startsWith('Arrow')) handleMove()
  }
  return { input, menu: { onKeyDown: handleKeyDown, onPointerMove: handleMove } }
}
