'use client'
import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { type AnchoredPlace, placesOf } from '@/lib/domain/postmortem/anchor'
import type { ThreadView } from '@/lib/domain/postmortem/comment'

const EVERY_MS = 500

/** Where each thread is in the document, at most half a second ago. */
export function usePlaces(doc: Y.Doc, threads: readonly ThreadView[]): ReadonlyMap<string, AnchoredPlace> {
  const [changes, setChanges] = useState(0)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const handleUpdate = () => {
      timer ??= setTimeout(() => {
        timer = null
        setChanges((count) => count + 1)
      }, EVERY_MS)
    }
    doc.on('update', handleUpdate)
    return () => {
      if (timer) clearTimeout(timer)
      doc.off('update', handleUpdate)
    }
  }, [doc])
  return placesAfter(doc, threads, changes)
}

/** The document is not a value that React could compare: the count of its changes stands for what it says. */
const placesAfter = (doc: Y.Doc, threads: readonly ThreadView[], _changes: number) => placesOf(doc, threads)
