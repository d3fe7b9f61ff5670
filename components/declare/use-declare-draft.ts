'use client'
import { useSyncExternalStore } from 'react'
import { blankDraft, type DeclareDraft } from '@/components/declare/declare-draft'
import { changeDraft, draftOf, forgetDraft, subscribeToDraft } from '@/components/declare/kept-draft'
import { useViewer } from '@/components/shell/viewer'

/** What the server renders, which cannot know it. */
const unknown = blankDraft('')

/**
 * The one draft of a person in this tab, for every form that shows it (SPEC CMD-13): kept through a closed dialog, an
 * error, a reload and the end of their session, until it is declared or emptied, they sign out, or another person comes.
 */
export function useDeclareDraft() {
  const { id } = useViewer()
  return {
    draft: useSyncExternalStore(
      subscribeToDraft,
      () => draftOf(id),
      () => unknown,
    ),
    change: (part: Partial<DeclareDraft>) => changeDraft(id, part),
    forget: forgetDraft,
  }
}
