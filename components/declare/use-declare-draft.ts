'use client'
import { useEffect, useLayoutEffect, useState } from 'react'
import { blankDraft, type DeclareDraft } from '@/components/declare/declare-draft'
import { randomId } from '@/lib/client/random-id'

const STORAGE_KEY = 'evenkeel.declare'

/** The draft of this tab: kept through a closed dialog, an error and a reload, until it is declared or emptied. */
export function useDeclareDraft() {
  const [draft, setDraft] = useState<DeclareDraft>(() => blankDraft(randomId()))
  const [isRead, setRead] = useState(false)
  // After hydration, for the server cannot know it; before the first paint, so that nothing typed is overwritten.
  useLayoutEffect(() => {
    const stored = readDraft()
    if (stored) setDraft(stored)
    setRead(true)
  }, [])
  useEffect(() => {
    if (isRead) writeDraft(draft)
  }, [draft, isRead])
  const forget = () => {
    const blank = blankDraft(randomId())
    // At once: the form may be gone before an effect would run.
    writeDraft(blank)
    setDraft(blank)
  }
  return {
    draft,
    change: (part: Partial<DeclareDraft>) => setDraft((before) => ({ ...before, ...part })),
    forget,
  }
}

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
    // Storage is switched off: the draft lives as long as the dialog.
  }
}
