'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { type DocumentSession, type DocumentState, openDocument } from './document-session'

const waiting: DocumentState = { save: 'connecting', hasOwn: false, keeping: 'never', isReady: false, end: null }
const nothing = () => () => {}

export interface OpenedDocument {
  /** Null until this page runs in a browser. */
  session: DocumentSession | null
  state: DocumentState
}

/** Keeps the document of an incident's postmortem open for as long as the page is. */
export function useDocument(personId: string, incidentId: string): OpenedDocument {
  const queries = useQueryClient()
  const [session, setSession] = useState<DocumentSession | null>(null)
  useEffect(() => {
    const opened = openDocument({
      personId,
      incidentId,
      onStateless(payload) {
        const what = changedIn(payload)
        if (what) void queries.invalidateQueries({ queryKey: ['postmortem', incidentId, what] })
      },
    })
    setSession(opened)
    return () => {
      setSession(null)
      opened.close()
    }
  }, [personId, incidentId, queries])
  const getState = () => session?.getState() ?? waiting
  const state = useSyncExternalStore(session?.subscribe ?? nothing, getState, () => waiting)
  return { session, state }
}

/** What the server says changed beside the document. */
function changedIn(payload: string): string | null {
  try {
    const { changed } = JSON.parse(payload) as { changed?: unknown }
    return typeof changed === 'string' ? changed : null
  } catch {
    return null
  }
}
