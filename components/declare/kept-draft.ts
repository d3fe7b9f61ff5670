import { blankDraft, type DeclareDraft } from '@/components/declare/declare-draft'
import { randomId } from '@/lib/client/random-id'

const STORAGE_KEY = 'evenkeel.declare'

interface KeptDraft {
  personId: string
  draft: DeclareDraft
}

let kept: KeptDraft | null = null
const subscribers = new Set<() => void>()

/**
 * The draft of this person in this tab. A session may end without a word to the tab, and another person may sign in
 * without a new page: so the draft has an owner. It waits for them, and whoever else comes removes it.
 */
export function draftOf(personId: string): DeclareDraft {
  kept ??= readDraft()
  if (kept?.personId === personId) return kept.draft
  removeDraft()
  kept = { personId, draft: blankDraft(randomId()) }
  return kept.draft
}

export function changeDraft(personId: string, part: Partial<DeclareDraft>): void {
  kept = { personId, draft: { ...draftOf(personId), ...part } }
  writeDraft(kept)
  notify()
}

/** Whatever was said is declared, given up, or not to be found by whoever signs in next. */
export function forgetDraft(): void {
  kept = null
  removeDraft()
  notify()
}

export function subscribeToDraft(listener: () => void): () => void {
  subscribers.add(listener)
  return () => {
    subscribers.delete(listener)
  }
}

function notify() {
  for (const listener of subscribers) listener()
}

function readDraft(): KeptDraft | null {
  try {
    const stored: { personId?: string; draft?: Partial<DeclareDraft> } | null = JSON.parse(
      sessionStorage.getItem(STORAGE_KEY) ?? 'null',
    )
    if (!stored?.personId || !stored.draft?.commandId) return null
    return { personId: stored.personId, draft: { ...blankDraft(stored.draft.commandId), ...stored.draft } }
  } catch {
    return null
  }
}

function writeDraft(draft: KeptDraft) {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(draft))
  } catch {
    // Storage is switched off: the draft lives as long as the page.
  }
}

function removeDraft() {
  try {
    sessionStorage.removeItem(STORAGE_KEY)
  } catch {
    // Storage is switched off: there is nothing in it.
  }
}
