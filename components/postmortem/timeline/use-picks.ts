'use client'
import { useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { picksOf } from '@/lib/domain/postmortem/document'

/** The `seq` of the lines that the timeline shows. */
export function usePicks(doc: Y.Doc): ReadonlySet<number> {
  const store = useMemo(() => {
    const picks = picksOf(doc)
    const read = () => new Set([...picks.keys()].map(Number))
    let seqs = read()
    return {
      get: () => seqs,
      subscribe(notify: () => void) {
        const listen = () => {
          seqs = read()
          notify()
        }
        picks.observe(listen)
        listen()
        return () => picks.unobserve(listen)
      },
    }
  }, [doc])
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}

/** Takes a line into the timeline or off it. A sentence added to it stays with it, for when it is picked again. */
export function pick(doc: Y.Doc, seq: number, isPicked: boolean): void {
  const picks = picksOf(doc)
  if (isPicked) picks.set(String(seq), true)
  else picks.delete(String(seq))
}
