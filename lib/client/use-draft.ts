'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

const SAVE_AFTER_MS = 150

const keyOf = (scope: string) => `evenkeel.draft.${scope}`

/** What is kept below a scope: the rest of each name. */
export function draftsBelow(scope: string): string[] {
  const before = `${keyOf(scope)}.`
  try {
    return Object.keys(localStorage).flatMap((key) => (key.startsWith(before) ? [key.slice(before.length)] : []))
  } catch {
    return []
  }
}

/** For what may not be kept any longer, with all that is below it. */
export function forgetDrafts(scope: string): void {
  for (const rest of draftsBelow(scope)) write(keyOf(`${scope}.${rest}`), '')
  write(keyOf(scope), '')
}

/**
 * Text being written, kept through reloads and closed tabs for as long as it is neither empty nor what it began as.
 * `scope` names what it is a draft of and for whom; a draft never moves to another person.
 */
export function useDraft(scope: string, initial = ''): [string, (text: string) => void] {
  const key = keyOf(scope)
  const [text, setText] = useState(initial)
  const latest = useRef(initial)
  const isTouched = useRef(false)
  // What this tab last found there or put there. Other words are of another tab, and not this one's to remove.
  const own = useRef('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    if (!isTouched.current) return
    const words = latest.current === initial ? '' : latest.current
    if (words || read(key) === own.current) write(key, words)
    own.current = words
  }, [key, initial])

  // Read after hydration: the server cannot know it.
  useEffect(() => {
    if (isTouched.current) return
    own.current = read(key)
    latest.current = own.current || initial
    setText(latest.current)
  }, [key, initial])

  useEffect(() => {
    window.addEventListener('pagehide', save)
    return () => {
      window.removeEventListener('pagehide', save)
      save()
    }
  }, [save])

  const change = (next: string) => {
    isTouched.current = true
    latest.current = next
    setText(next)
    timer.current ??= setTimeout(save, SAVE_AFTER_MS)
  }
  return [text, change]
}

/** Storage may be switched off; then a draft lives as long as the page. */
function read(key: string): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

function write(key: string, text: string) {
  try {
    if (text) localStorage.setItem(key, text)
    else localStorage.removeItem(key)
  } catch {
    // Full or switched off: the page itself still has it.
  }
}
