'use client'
import { useEffect } from 'react'
import { actionRegistry, actionsOf } from '@/components/command-menu/action-registry'
import { matchKey, wordOf } from '@/components/command-menu/key-match'
import { singleKeys } from '@/components/command-menu/single-keys'

const PAIR_MS = 1000
const TYPED_INTO = 'input:not([type=radio], [type=checkbox]), textarea, select'

/** Runs the actions on offer by their keys. Single keys rest while somebody types or a dialog is open. */
export function useKeyListener(): void {
  useEffect(() => {
    let first: string | null = null
    let forget: ReturnType<typeof setTimeout> | undefined
    const handleKeyDown = (event: KeyboardEvent) => {
      const word = event.defaultPrevented || event.repeat || event.isComposing ? null : wordOf(event)
      if (!word || (!word.startsWith('mod+') && isBusy(event.target))) return
      const match = matchKey(actionsOf(actionRegistry.current()), word, first)
      clearTimeout(forget)
      first = match.kind === 'wait' ? match.first : null
      if (match.kind === 'wait') {
        forget = setTimeout(() => {
          first = null
        }, PAIR_MS)
      }
      if (match.kind !== 'run') return
      event.preventDefault()
      match.action.run()
    }
    window.addEventListener('keydown', handleKeyDown)
    return () => {
      clearTimeout(forget)
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
