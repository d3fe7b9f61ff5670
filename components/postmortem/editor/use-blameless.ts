'use client'
import { useEffect, useEffectEvent, useState } from 'react'
import { type Blameless, blameless } from '@/components/postmortem/editor/blame-plugin'
import type { PlacedHint } from '@/components/postmortem/editor/blame-state'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import type { BlamelessContext } from '@/lib/domain/postmortem/blameless'
import { dismissedOf } from '@/lib/domain/postmortem/document'

/** A hint that somebody asked about, where it is on the screen. */
export interface OpenHint {
  placed: PlacedHint
  rect: DOMRect
  by: 'pointer' | 'key'
}

/** The blameless reader of one editor, and the hint that is open in it. */
export function useBlameless(isCausal: boolean) {
  const { doc, canEdit, people, teams } = usePostmortem()
  const [open, setOpen] = useState<OpenHint | null>(null)
  const [settings] = useState(() => ({ context: emptyContext }))
  const [reader] = useState(
    (): Blameless =>
      blameless({
        context: () => settings.context,
        isDismissed: (key) => dismissedOf(doc).has(key),
        onOpen: (placed, rect, by) => setOpen({ placed, rect, by }),
      }),
  )
  const readAgain = useEffectEvent(() => reader.readAgain())
  useEffect(() => {
    settings.context = contextOf(people, teams, isCausal)
    readAgain()
  }, [settings, people, teams, isCausal])
  useEffect(() => {
    const dismissed = dismissedOf(doc)
    dismissed.observe(readAgain)
    return () => dismissed.unobserve(readAgain)
  }, [doc])
  return { extension: canEdit ? reader.extension : null, open, close: () => setOpen(null) }
}

const emptyContext: BlamelessContext = { people: [], teams: [], isCausal: false }

const names = new WeakMap<readonly { name: string }[], string[]>()
/** The names of a list, the same array each time: the reader prepares each list once. */
export function namesOf(list: readonly { name: string }[]): string[] {
  const known = names.get(list)
  if (known) return known
  const made = list.map(({ name }) => name)
  names.set(list, made)
  return made
}

const contextOf = (
  people: readonly { name: string }[],
  teams: readonly { name: string }[],
  isCausal: boolean,
): BlamelessContext => ({ people: namesOf(people), teams: namesOf(teams), isCausal })
