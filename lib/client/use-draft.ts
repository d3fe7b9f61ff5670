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

/** The words kept under a scope; none is the empty text. */
export const keptDraft = (scope: string): string => read(keyOf(scope))

/** Keeps words under a scope; the empty text puts them away. */
export const keepDraft = (scope: string, words: string): boolean => write(keyOf(scope), words)

/** For what may not be kept any longer, with all that is below it. */
export function forgetDrafts(scope: string): void {
  for (const rest of draftsBelow(scope)) keepDraft(`${scope}.${rest}`, '')
  keepDraft(scope, '')
}

/**
 * Text being written, kept through reloads and closed tabs for as long as it is neither empty nor what it began as, and
 * the same in all tabs. `scope` names what it is a draft of and for whom; a draft never moves to another person.
 */
export function useDraft(scope: string, initial = ''): [string, (text: string) => void] {
  const key = keyOf(scope)
  const [text, setText] = useState(initial)
  const latest = useRef(initial)
  const isTouched = useRef(false)
  // What this tab last found there or put there. Words of another tab that it has not shown are not its to remove.
  const own = useRef('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = undefined
    const words = latest.current === initial ? '' : latest.current
    if (!isTouched.current || words === own.current) return
    if (!words && read(key) !== own.current) own.current = words
    else if (write(key, words)) own.current = words
  }, [key, initial])

  // Read after hydration: the server cannot know it.
  useEffect(() => {
    if (isTouched.current) return
    own.current = read(key)
    latest.current = own.current || initial
    setText(latest.current)
  }, [key, initial])

  // What another tab makes of the same words is here at once; one that was asleep looks when it is looked at.
  useEffect(() => {
    const follow = (words: string) => {
      const isUnsaved = (latest.current === initial ? '' : latest.current) !== own.current
      if (isUnsaved || words === own.current) return
      own.current = words
      latest.current = words || initial
      setText(latest.current)
    }
    const handleStorage = ({ key: changed, newValue }: StorageEvent) => changed === key && follow(newValue ?? '')
    const handleVisible = () => follow(read(key) || own.current)
    window.addEventListener('storage', handleStorage)
    document.addEventListener('visibilitychange', handleVisible)
    return () => {
      window.removeEventListener('storage', handleStorage)
      document.removeEventListener('visibilitychange', handleVisible)
    }
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

/** Answers whether it is kept. Full or switched off: the page itself still has it. */
function write(key: string, text: string): boolean {
  try {
    if (text) localStorage.setItem(key, text)
    else localStorage.removeItem(key)
    return true
  } catch {
    return false
  }
}
