'use client'
import { useSyncExternalStore } from 'react'
import {
  type CommentDraft,
  changedElsewhere,
  commentScopeOf,
  keepComment,
  keptComments,
  type NewThread,
} from '@/components/postmortem/comments/kept-comments'
import type { ThreadToSend } from '@/lib/client/postmortem/use-threads'
import { randomId } from '@/lib/client/random-id'
import type { Anchor } from '@/lib/domain/postmortem/anchor'
import type { ThreadView } from '@/lib/domain/postmortem/comment'

export interface DeskState {
  /** The threads that are open; others leave no mark. */
  open: readonly ThreadView[]
  activeId: string | null
  pending: NewThread | null
  mayComment: boolean
  /** Counts how often something was to be shown, and says what: a thread, `new`, or the list. */
  wish: { count: number; target: string | null }
}

interface Store<T> {
  get(): T
  set(next: T): void
  subscribe(notify: () => void): () => void
}

function createStore<T>(initial: T): Store<T> {
  let value = initial
  const subscribers = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (next === value) return
      value = next
      for (const notify of [...subscribers]) notify()
    },
    subscribe(notify) {
      subscribers.add(notify)
      return () => {
        subscribers.delete(notify)
      }
    },
  }
}

const nothing: DeskState = {
  open: [],
  activeId: null,
  pending: null,
  mayComment: false,
  wish: { count: 0, target: null },
}

const desk = createStore<DeskState>(nothing)
const drafts = createStore<Readonly<Record<string, CommentDraft>>>({})
/** Under this name the words of a thread that is being begun are kept. */
export const NEW_THREAD = 'new'
let scope = ''

const change = (part: Partial<DeskState>) => desk.set({ ...desk.get(), ...part })

const wishFor = (target: string): DeskState['wish'] => ({ count: desk.get().wish.count + 1, target })

/**
 * What the editors and the panel know of comments together. It outlives both, so that nothing that is being written goes
 * with a panel; there is one, as there is one postmortem on the page.
 */
export const commentDesk = {
  getState: desk.get,
  subscribe: desk.subscribe,
  /** For whom and of which incident; what is being written goes to nobody else, and is there again after a reload. */
  belongTo(personId: string, incidentId: string): void {
    const next = commentScopeOf(personId, incidentId)
    if (scope === next) return
    scope = next
    const kept = keptComments(scope)
    desk.set({ ...nothing, pending: kept[NEW_THREAD]?.begun ?? null })
    drafts.set(kept)
  },
  /**
   * Shows what another tab has made of the same words: there is one draft of a thing, whichever tab it is written in.
   * `mayGo`: whether words that are no longer kept were put away there, and did not merely vanish from the browser.
   */
  follow(mayGo: boolean): void {
    for (const [name, draft] of changedElsewhere(scope, mayGo)) {
      const { [name]: _, ...others } = drafts.get()
      drafts.set(draft ? { ...others, [name]: draft } : others)
      if (name === NEW_THREAD) change({ pending: draft?.begun ?? null })
    }
  },
  show(open: readonly ThreadView[], mayComment: boolean): void {
    const before = desk.get()
    if (before.open !== open || before.mayComment !== mayComment) change({ open, mayComment })
  },
  activate(activeId: string | null): void {
    if (desk.get().activeId !== activeId) change({ activeId })
  },
  /** Shows a thread in the panel, and moves the focus there. */
  focus: (threadId: string): void => change({ activeId: threadId, wish: wishFor(threadId) }),
  focusList: (): void => change({ activeId: null, wish: wishFor('list') }),
  /** Begins a thread; words that were not sent move to the new passage, where they are another comment. */
  begin(anchor: Anchor | null, quote: string): void {
    const { [NEW_THREAD]: moved } = drafts.get()
    change({ pending: { id: randomId(), anchor, quote }, activeId: null, wish: wishFor('new') })
    if (moved) writeDraft(NEW_THREAD, { text: moved.text })
  },
  endNew: (): void => change({ pending: null }),
  /** True for who is to take the focus now; once. */
  takeWish(target: string): boolean {
    const { wish } = desk.get()
    if (wish.target !== target) return false
    change({ wish: { ...wish, target: null } })
    return true
  },
}

/**
 * A thread as it is sent. It has the id of its first comment: words that were changed after an answer was lost begin
 * another one, since those before may have begun theirs.
 */
export const threadOf = ({ anchor, quote }: NewThread, { id }: { id: string }): ThreadToSend => ({ id, anchor, quote })

export function useDesk<Value>(select: (state: DeskState) => Value): Value {
  return useSyncExternalStore(
    desk.subscribe,
    () => select(desk.get()),
    () => select(nothing),
  )
}

/** Keeps what is being written under a name; null puts it away. */
export function writeDraft(name: string, draft: CommentDraft | null): void {
  const { [name]: _, ...others } = drafts.get()
  drafts.set(draft ? { ...others, [name]: draft } : others)
  const begun = name === NEW_THREAD ? desk.get().pending : null
  keepComment(scope, name, draft && { ...draft, ...(begun && { begun }) })
}

export const draftNamed = (name: string): CommentDraft | null => drafts.get()[name] ?? null

const noDrafts = {}

/** What is being written under a name, and how to write it; null puts it away. */
export function useCommentDraft(
  name: string,
): [draft: CommentDraft | null, write: (draft: CommentDraft | null) => void] {
  const all = useSyncExternalStore<Readonly<Record<string, CommentDraft>>>(drafts.subscribe, drafts.get, () => noDrafts)
  return [all[name] ?? null, (draft) => writeDraft(name, draft)]
}
