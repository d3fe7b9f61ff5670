'use client'
import type { HocuspocusProvider } from '@hocuspocus/provider'
import { useEffect, useState } from 'react'
import type { Ref } from '@/lib/domain/incident/values'

/** The ink of a caret: white on it reads well, and it is seen on a light and on a dark ground. */
export const CARET_COLOURS = [
  '#5a62cf',
  '#0f7a80',
  '#a35a12',
  '#a83f92',
  '#5b7a14',
  '#5f6f8f',
  '#c2402f',
  '#7a54c9',
  '#2b7f4f',
] as const

/** One of the colours, the same for a person everywhere. */
export function caretColour(personId: string): string {
  let hash = 0
  for (const character of personId) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return CARET_COLOURS[hash % CARET_COLOURS.length] ?? CARET_COLOURS[0]
}

const nobody: readonly Ref[] = []

/** Who has the document open, oneself first, each once whatever the number of their tabs. */
export function useWriters(provider: HocuspocusProvider | null, me: Ref): readonly Ref[] {
  const [writers, setWriters] = useState(nobody)
  useEffect(() => {
    const awareness = provider?.awareness
    if (!awareness) return
    const read = () => {
      const found = new Map<string, Ref>([[me.id, { id: me.id, name: me.name }]])
      for (const { user } of awareness.getStates().values() as Iterable<{ user?: Partial<Ref> }>) {
        if (typeof user?.id === 'string' && typeof user.name === 'string') found.set(user.id, user as Ref)
      }
      setWriters((before) => (isSameList(before, found) ? before : [...found.values()]))
    }
    read()
    awareness.on('change', read)
    return () => awareness.off('change', read)
  }, [provider, me.id, me.name])
  return writers
}

const isSameList = (before: readonly Ref[], now: ReadonlyMap<string, Ref>) =>
  before.length === now.size && before.every(({ id, name }) => now.get(id)?.name === name)
