import { PERSON_NOUNS } from './vocabulary'

/**
 * A word with what it is bound to by hyphen or apostrophe, or a sign that divides clauses. Managers are people only with
 * what they manage: there are managers of packages and sessions as well.
 */
const TOKEN =
  /\bno[\s-]one\b|\bon[\s-]call\b|\b(?:change|delivery|duty|engineering|incident|product|project|release)\smanagers?\b|[\p{L}\p{M}\p{N}]+(?:(?:[-.]|['’](?!(?:d|ll|re|ve)\b))[\p{L}\p{M}\p{N}]+)*|[,;:()!?—–]/giu

export interface Token {
  /** As written. */
  word: string
  /** In small letters, with one kind of apostrophe; “no-one” and “on-call” as two words. */
  lower: string
  /** Where it ends in the text given. */
  to: number
}

/** The words of a piece of text, and the signs that divide its clauses: all, or the first `limit`. */
export function tokensOf(text: string, limit = Number.POSITIVE_INFINITY): Token[] {
  const tokens: Token[] = []
  for (const { 0: word, index } of text.matchAll(TOKEN)) {
    if (tokens.length === limit) break
    const lower = word.toLowerCase().replaceAll('’', "'")
    tokens.push({ word, lower: lower.replace(/^(no|on)[\s-](one|call)$/, '$1 $2'), to: index + word.length })
  }
  return tokens
}

/** A sign that ends a part of a sentence. */
export const isSign = ({ lower }: Token): boolean => /^[,;:()!?—–]$/.test(lower)

/** A word in the possessive: "Ada's", "the engineers'". */
export const isPossessive = ({ lower }: Token): boolean => /(?:'s|s')$/.test(lower)

/** A word for somebody: "engineer", "an account manager". */
export const isPersonNoun = ({ lower }: Token): boolean => PERSON_NOUNS.has(lower) || /\smanagers?$/.test(lower)
