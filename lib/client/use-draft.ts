'use client'

import { useEffect, useRef, useState } from 'react'

const SAVE_AFTER_MS = 150

const keyOf = (scope: string) => `evenkeel.draft.${scope}`

/** For what may not be kept any longer. */
export const forgetDraft = (scope: string): void => write(keyOf(scope), '')

/**
 * Text being written, kept through reloads and closed tabs. Empty text is forgotten. `scope` names what it is a draft
 * of and for whom; a draft never moves to another person.
 */
export function useDraft(scope: string): [string, (text: string) => void] {
  const key = keyOf(scope)
  const [text, setText] = useState('')
  const isTouched = useRef(false)

  // Read after hydration: the server cannot know it.
  useEffect(() => {
    if (!isTouched.current) setText(read(key))
  }, [key])

  useEffect(() => {
    if (!isTouched.current) return
    const timer = setTimeout(() => write(key, text), SAVE_AFTER_MS)
    const saveNow = () => write(key, text)
    window.addEventListener('pagehide', saveNow)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pagehide', saveNow)
      saveNow()
    }
  }, [key, text])

  const change = (next: string) => {
    isTouched.current = true
    setText(next)
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
