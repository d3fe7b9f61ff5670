'use client'
import { useEffect } from 'react'
import { actionRegistry, actionsOf } from '@/components/command-menu/action-registry'
import { matchKey, wordOf } from '@/components/command-menu/key-match'
import { singleKeys } from '@/components/command-menu/single-keys'
import { takeEarlyKeys } from '@/components/shell/early-input'

const PAIR_MS = 1000
const TYPED_INTO = 'input:not([type=radio], [type=checkbox]), textarea, select'

/**
 * Runs the actions on offer by their keys, also by those that were pressed before the page had come to life. Single keys
 * rest while somebody types or a dialog is open.
 */
export function useKeyListener(): void {
  useEffect(() => {
    let first: { key: string; at: number } | null = null
    const act = (event: KeyboardEvent): boolean => {
      const word = event.repeat || event.isComposing ? null : wordOf(event)
      if (!word || (!word.startsWith('mod+') && isBusy(event.target))) return false
      // When it was pressed counts, not when a busy page hears of it.
      const before = first && event.timeStamp - first.at <= PAIR_MS ? first.key : null
      const match = matchKey(actionsOf(actionRegistry.current()), word, before)
      first = match.kind === 'wait' ? { key: match.first, at: event.timeStamp } : null
      if (match.kind === 'run') match.action.run()
      return match.kind === 'run'
    }
    const handleKeyDown = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && act(event)) event.preventDefault()
    }
    window.addEventListener('keydown', handleKeyDown)
    // Once everything on the page has said what it offers. The first that does something is the last: what was pressed
    // after it was meant for what it opened.
    const early = takeEarlyKeys()
    const repeat = setTimeout(() => early.some(act))
    return () => {
      clearTimeout(repeat)
      window.removeEventListener('keydown', handleKeyDown)
    }
  }, [])
}

const FLOATING = '[role="dialog"][data-state="open"], [role="menu"][data-state="open"]'

function isBusy(target: EventTarget | null): boolean {
  if (!singleKeys.areOn()) return true
  const isTyping = target instanceof HTMLElement && (target.isContentEditable || target.matches(TYPED_INTO))
  return isTyping || document.querySelector(FLOATING) !== null
}
