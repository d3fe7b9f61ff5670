'use client'
import type { KeyboardEvent } from 'react'
import type { Mentions } from '@/components/timeline/use-mentions'
import type { EntryKind } from '@/lib/domain/incident/values'

export interface ComposerKeysOptions {
  kind: EntryKind
  mentions: Mentions
  onLog: () => void
  /** Takes the kind away. */
  onNote: () => void
}

/** Enter logs, Shift+Enter breaks the line, Escape leaves; while people are listed the keys are theirs. */
export function useComposerKeys({ kind, mentions, onLog, onNote }: ComposerKeysOptions) {
  return (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter and the arrows belong to the input method while it composes.
    if (event.nativeEvent.isComposing) return
    if (mentions.isOpen && handleInList(event, mentions)) return event.preventDefault()
    const { selectionStart, selectionEnd } = event.currentTarget
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      onLog()
    } else if (event.key === 'Escape') {
      event.currentTarget.blur()
    } else if (event.key === 'Backspace' && kind !== 'note' && selectionStart === 0 && selectionEnd === 0) {
      event.preventDefault()
      onNote()
    }
  }
}

function handleInList(event: KeyboardEvent, mentions: Mentions): boolean {
  switch (event.key) {
    case 'ArrowDown':
      mentions.move(1)
      return true
    case 'ArrowUp':
      mentions.move(-1)
      return true
    case 'Enter':
    case 'Tab':
      mentions.choose()
      return true
    case 'Escape':
      mentions.close()
      return true
    default:
      return false
  }
}
