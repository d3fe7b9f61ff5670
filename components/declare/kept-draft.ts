import { blankDraft, type DeclareDraft } from '@/components/declare/declare-draft'
import { randomId } from '@/lib/client/random-id'

const STORAGE_KEY = 'evenkeel.declare'

interface KeptDraft {
  personId: string
  draft: DeclareDraft
}

let kept: KeptDraft | null = null
const subscribers = new Set<() => void>()

export function subscribeToDraft(notify: () => void) {
  subscribers.add(notify)
  return () => {
    subscribers.delete(notify)
  }
}

/** The draft of this tab. One of somebody else, whose session may have ended in it, is let go of. */
export function draftOf(personId: string): DeclareDraft {
  if (kept?.personId !== personId) kept = { personId, draft: readDraft(personId) ?? blankDraft(randomId()) }
  return kept.draft
}

export const changeDraft = (personId: string, part: Partial<DeclareDraft>): void =>
  set({ personId, draft: { ...draftOf(personId), ...part } })

export const forgetDeclareDraft = (personId: string): void => set({ personId, draft: blankDraft(randomId()) })

function set(next: KeptDraft) {
  kept = next
  writeDraft(next)
  for (const notify of subscribers) notify()
}

function readDraft(personId: string): DeclareDraft | null {
  try {
    const stored: { personId?: string; draft?: Partial<DeclareDraft> } | null = JSON.parse(
      sessionStorage.getItem(STORAGE_KEY) ?? 'null',
    )
    if (stored?.personId !== personId) sessionStorage.removeItem(STORAGE_KEY)
    else if (stored.draft?.commandId) return { ...blankDraft(stored.draft.commandId), ...stored.draft }
  } catch {
    // What cannot be read is none.
  }
  return null
}

function writeDraft(next: KeptDraft) {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(next))
  } catch {
    // Storage is switched off: the draft lives as long as the page.
  }
}
