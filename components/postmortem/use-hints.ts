'use client'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { loadReader } from '@/components/postmortem/editor/blame-plugin'
import { namesOf } from '@/components/postmortem/editor/use-blameless'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { blocksOf } from '@/lib/client/postmortem/text-blocks'
import { useContent } from '@/lib/client/postmortem/use-content'
import type { BlamelessHint } from '@/lib/domain/postmortem/blameless'

/** A wording to look at, and where it is. */
export interface ListedHint {
  hint: BlamelessHint
  key: string
  field: string
  /** What somebody calls the place. */
  where: string
  /** The words around it, and the wording's own place in them. */
  before: string
  after: string
}

const AROUND = 60
const MOST_KNOWN = 2000

type FindBlame = typeof import('@/lib/domain/postmortem/blameless').findBlame
const none: readonly ListedHint[] = []

/** The wordings of the document that blame, and that nobody kept with a reason; undefined until they are read. */
export function useHints(): readonly ListedHint[] | undefined {
  const { doc, people, teams } = usePostmortem()
  const content = useContent(doc)
  const { data: reader } = useQuery({
    queryKey: ['blameless-reader'],
    queryFn: loadReader,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
  return useMemo(() => {
    if (!reader) return undefined
    const dismissed = new Set(content.dismissed.map(({ key }) => key))
    const names = { people: namesOf(people), teams: namesOf(teams) }
    const found = blocksOf(content).flatMap(({ field, where, isCausal, texts }) =>
      texts.flatMap((text) =>
        hintsIn(reader.findBlame, text, { ...names, isCausal }).map((hint): ListedHint => {
          const [before, after] = [
            text.slice(Math.max(0, hint.from - AROUND), hint.from),
            text.slice(hint.to, hint.to + AROUND),
          ]
          return { hint, key: reader.hintKey(text, hint), field, where, before: plain(before), after: plain(after) }
        }),
      ),
    )
    const open = found.filter(({ key }) => !dismissed.has(key))
    return open.length > 0 ? open : none
  }, [reader, content, people, teams])
}

const known = new WeakMap<readonly string[], Map<string, BlamelessHint[]>>()

/** Reads a text once: with each key somebody presses all but one are as they were. */
function hintsIn(findBlame: FindBlame, text: string, context: Parameters<FindBlame>[1]): BlamelessHint[] {
  const ofPeople = known.get(context.people) ?? new Map<string, BlamelessHint[]>()
  known.set(context.people, ofPeople)
  const name = `${context.teams.length} ${context.isCausal} ${text}`
  const hints = ofPeople.get(name) ?? findBlame(text, context)
  if (ofPeople.size > MOST_KNOWN) ofPeople.clear()
  ofPeople.set(name, hints)
  return hints
}

const plain = (words: string) => words.replaceAll('\ufffc', '')
