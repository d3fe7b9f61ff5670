'use client'
import { useSyncExternalStore } from 'react'
import { blankDraft, type DeclareDraft } from '@/components/declare/declare-draft'
import { randomId } from '@/lib/client/random-id'

const STORAGE_KEY = 'evenkeel.declare'

/** What the server renders, which cannot know it. */
const unknown = blankDraft('')
let draft: DeclareDraft | null = null
const subscribers = new Set<() => void>()

function current(): DeclareDraft {
  draft ??= readDraft() ?? blankDraft(randomId())
  return draft
}

function set(next: DeclareDraft) {
  draft = next
  writeDraft(next)
  for (const notify of subscribers) notify()
}

function subscribe(notify: () => void) {
  subscribers.add(notify)
  return () => {
    subscribers.delete(notify)
  }
}

const change = (part: Partial<DeclareDraft>) => set({ ...current(), ...part })

/** Whoever signs in next in this tab begins with an empty one. */
export const forgetDeclareDraft = () => set(blankDraft(randomId()))

/**
 * The one draft of this tab, for every form that shows it (SPEC CMD-13): kept through a closed dialog, an error and a
 * reload, until it is declared or emptied.
 */
export const useDeclareDraft = () => ({
  draft: useSyncExternalStore(subscribe, current, () => unknown),
  change,
  forget: forgetDeclareDraft,
})

function readDraft(): DeclareDraft | null {
  try {
    const stored: Partial<DeclareDraft> | null = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? 'null')
    return stored?.commandId ? { ...blankDraft(stored.commandId), ...stored } : null
  } catch {
    return null
  }
}

function writeDraft(draft: DeclareDraft) {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(draft))
  } catch {
    // Storage is switched off: the draft lives as long as the page.
  }
}
