'use client'
import { useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { PostmortemContent } from '@/lib/domain/postmortem/content'
import { readContent } from '@/lib/domain/postmortem/document'

/** Reading all of a document takes milliseconds: not with each key somebody presses. */
const EVERY_MS = 200

interface ContentStore {
  get(): PostmortemContent
  subscribe(notify: () => void): () => void
}

const stores = new WeakMap<Y.Doc, ContentStore>()

/** One reading of a document for all who show something of it. */
function storeOf(doc: Y.Doc): ContentStore {
  const known = stores.get(doc)
  if (known) return known
  let content = readContent(doc)
  let timer: ReturnType<typeof setTimeout> | null = null
  const subscribers = new Set<() => void>()
  const read = () => {
    timer = null
    content = readContent(doc)
    for (const notify of subscribers) notify()
  }
  doc.on('update', () => {
    if (timer === null) timer = setTimeout(read, EVERY_MS)
  })
  const store: ContentStore = {
    get: () => content,
    subscribe(notify) {
      subscribers.add(notify)
      return () => {
        subscribers.delete(notify)
      }
    },
  }
  stores.set(doc, store)
  return store
}

/** What a document says, at most a fifth of a second ago. */
export function useContent(doc: Y.Doc): PostmortemContent {
  const store = storeOf(doc)
  return useSyncExternalStore(store.subscribe, store.get, store.get)
}
