import type { BlamelessRuleId } from './rules'

/** A rule that a reader with the book in hand would apply, and the words they would underline. */
export type Finding = readonly [rule: BlamelessRuleId, words: string]

/** One sentence of a review with what there is to find in it; nothing in a harmless one. */
export interface CorpusEntry {
  set: 'development' | 'held-out'
  text: string
  isCausal: boolean
  findings: readonly Finding[]
}

/** The organisation of the corpus; half of the first names are ordinary words as well. */
export const corpusPeople = [
  'Ben Carter',
  'Cleo Marsh',
  'Grace Lindqvist',
  'Jean-Luc Moreau',
  'Mark Okafor',
  'May Ortiz',
  'Priya Raman',
  'Ruby Fox',
  'Summer Hale',
  'Tom Reyes',
  'Will Tanaka',
  'Zoë Álvarez',
]
export const corpusTeams = ['Checkout', 'Data Platform', 'Networking Team', 'Payments', 'Platform', 'Site Reliability']

/** How a file of the corpus writes its sentences: `cause` stands in a causal card, `said` anywhere else. */
export function corpusOf(set: CorpusEntry['set']) {
  const entry =
    (isCausal: boolean) =>
    (text: string, ...findings: Finding[]): CorpusEntry => ({ set, text, isCausal, findings })
  return { cause: entry(true), said: entry(false) }
}
