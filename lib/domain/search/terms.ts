import { STOP_WORDS } from './stop-words'

/** One thing that an incident must hold, or must not. */
export interface Term {
  /** A word may stand in any of its forms; a phrase (or an address, a path, a number with points) as it is, in one text. */
  kind: 'word' | 'phrase'
  text: string
  /** The last word, which somebody may still be typing: what begins with it counts too. */
  isUnfinished: boolean
  isUnwanted: boolean
  /** Words that are looked for instead of it: it is nowhere, and they are near. */
  near?: readonly string[]
}

/** What is looked for over all incidents. */
export interface Search {
  /** The number of an incident, when it is a key. */
  number: number | null
  /** One of them must hold, with all of its terms. Empty when there is only a key or the beginning of a title. */
  alternatives: Term[][]
  /** One or two characters find words of titles that begin with them; two also what holds them as a word. */
  titlePrefix: string | null
}

const PART = /(-?)"([^"]*)(?:"|$)|(\S+)/gu
/** What the parser of PostgreSQL takes for one word, or for one word with hyphens. */
const WORD = /^(?:[\p{L}\d]+|\p{L}[\p{L}\d]*(?:-\p{L}[\p{L}\d]*)+)$/u
const KEY = /^(?:inc-)?([1-9]\d{0,8})$/i

/**
 * Reads what was typed: words, "phrases", `-without` and `or`, the last word unfinished unless it is quoted or unwanted
 * (SPEC FIND-2). Null when there is nothing in it to look for.
 */
export function searchOf(q: string): Search | null {
  // PostgreSQL takes what stands between them for markup, and reads past it.
  const text = q.replace(/[<>]/g, ' ').trim()
  const number = Number(KEY.exec(text)?.[1] ?? 0) || null
  if (/^[\p{L}\d]{1,2}$/u.test(text)) {
    const word: Term = { kind: 'word', text, isUnfinished: false, isUnwanted: false }
    return { number, alternatives: text.length > 1 ? [[word]] : [], titlePrefix: text }
  }
  const alternatives = alternativesIn(text)
    .map(withoutIgnored)
    .filter((terms) => terms.length > 0)
  return number === null && alternatives.length === 0 ? null : { number, alternatives, titlePrefix: null }
}

/** The terms that are wanted, of all alternatives. */
export const wantedIn = ({ alternatives }: Search): Term[] => alternatives.flat().filter((term) => !term.isUnwanted)

/** Whether it has words alone, and no phrase. */
export const isOfWords = ({ alternatives }: Search): boolean => alternatives.flat().every(({ kind }) => kind === 'word')

function alternativesIn(text: string): Term[][] {
  const alternatives: Term[][] = [[]]
  const parts = [...text.matchAll(PART)]
  for (const [index, [, minus, quoted, bare = '']] of parts.entries()) {
    const isLast = index === parts.length - 1
    const isBetween = index > 0 && !isLast
    if (isBetween && bare.toLowerCase() === 'or') alternatives.push([])
    else {
      const term = quoted === undefined ? wordTerm(bare, isLast) : phraseTerm(quoted, minus === '-')
      if (term) alternatives.at(-1)?.push(term)
    }
  }
  return alternatives
}

function phraseTerm(quoted: string, isUnwanted: boolean): Term | null {
  const text = quoted.trim()
  if (!hasWord(text)) return null
  return { kind: WORD.test(text) ? 'word' : 'phrase', text, isUnfinished: false, isUnwanted }
}

function wordTerm(bare: string, isLast: boolean): Term | null {
  const isUnwanted = /^-[^-]/.test(bare)
  const text = bare.replace(/^[-("'“‘[{]+/u, '').replace(/[-.,;:!?)"'”’\]}…]+$/u, '')
  if (!hasWord(text)) return null
  return { kind: WORD.test(text) ? 'word' : 'phrase', text, isUnfinished: isLast && !isUnwanted, isUnwanted }
}

const hasWord = (text: string): boolean => /[\p{L}\d]/u.test(text)

/**
 * Leaves out what would find everything: words like "the" and a last letter that is still on its own, unless there is
 * nothing else.
 */
function withoutIgnored(terms: Term[]): Term[] {
  const telling = terms.filter(({ text, isUnfinished, isUnwanted }) => {
    if (isUnwanted) return true
    return isUnfinished ? text.length > 1 : !STOP_WORDS.has(text.toLowerCase())
  })
  return telling.some(({ isUnwanted }) => !isUnwanted) ? telling : terms
}
