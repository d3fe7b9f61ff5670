import type { BlamelessRuleId } from './rules'

/** A piece of a text, in UTF-16 units; `to` is exclusive. */
export interface Span {
  from: number
  to: number
}

/** What one finder would point out, before it is settled which of two that overlap is shown. */
export interface Candidate extends Span {
  rule: BlamelessRuleId
  rewrite: string | null
  /** The words themselves, where the span was widened by their neighbours only to make the rewrite read well. */
  core?: Span
}

export interface Sentence {
  text: string
  /** Whether it speaks of a cluster, where an operator is a program. */
  isOfCluster: boolean
  /** Whether a word is the first name of somebody known; `isAlone` says that it is not an attribute of another word. */
  isName(word: string, isAlone: boolean): boolean
}

/** Looks for one kind of wording. Only sentences that `trigger` finds something in are given to `find`. */
export interface Finder {
  trigger: RegExp
  find(sentence: Sentence): Candidate[]
}

/**
 * A pattern of words: a blank stands for up to three of any kind, an apostrophe for the typewriter's and the printer's.
 * No unbounded repetition belongs into `source`, as a sentence may be as long as the text.
 */
export const wording = (source: string): RegExp =>
  new RegExp(`\\b${source.replaceAll(' ', '\\s{1,3}').replaceAll("'", "['’]")}`, 'gi')

/** `words` as they begin a sentence where `original` does. */
export const cased = (words: string, original: string): string =>
  /^\p{Lu}/u.test(original) ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words

/** The span of a match of `wording`. */
export const spanOf = (match: RegExpExecArray): Span => ({ from: match.index, to: match.index + match[0].length })
