import type { Sentence } from './candidate'
import { isPersonNoun, isPossessive, isSign, type Token, tokensOf } from './tokens'
import { BETWEEN, CLAUSE_WORDS, DETERMINERS, isPast, PREPOSITIONS, PRONOUNS } from './vocabulary'

/** Whom a verb is said of. `they` may be people or pods; `unknown` is a word in capitals, or nothing at all. */
export type Subject = 'person' | 'they' | 'thing' | 'unknown'

/** How far to look, in UTF-16 units: enough for any subject, and what keeps a text without full stops linear. */
const LOOK = 160

const QUANTIFIERS = new Set(['one', 'any', 'some', 'none', 'each', 'all', 'most', 'many', 'several', 'both', 'neither'])
const NOUNS_OF_A_TEAM =
  /^(?:accounts?|alerts?|calendars?|channels?|dashboards?|handbooks?|inbox|mailbox|pages?|policy|rotas?|rotations?|schedules?|tools?|wiki)$/

/** Whether the word before is only an attribute of this one, as in “the team dashboard”. */
const isNounAfterPerson = (next: Token | undefined): boolean =>
  next !== undefined &&
  !isSign(next) &&
  !/(?:ed|ing|ly)$/.test(next.lower) &&
  ![BETWEEN, CLAUSE_WORDS, DETERMINERS, PREPOSITIONS, PRONOUNS].some((words) => words.has(next.lower)) &&
  !isRelative(next) &&
  !isPersonNoun(next) &&
  !isPast(next.lower)

const isRelative = ({ lower }: Token): boolean => /^(?:that|which|whose)$/.test(lower)

const isPerson = (token: Token, { isOfCluster }: Sentence): boolean =>
  isPersonNoun(token) && !isPossessive(token) && !(isOfCluster && /^operators?$/.test(token.lower))

/** Where the subject proper begins: after “During the rollout …” with the next noun that no preposition governs. */
function afterOpening(clause: readonly Token[]): number {
  if (!PREPOSITIONS.has(clause[0]?.lower ?? '')) return 0
  const start = clause.findLastIndex(
    ({ lower }, index) => DETERMINERS.has(lower) && !PREPOSITIONS.has(clause[index - 1]?.lower ?? ''),
  )
  return start > 0 ? start : clause.length - 1
}

function subjectOf(clause: readonly Token[], sentence: Sentence): Subject {
  const last = clause.at(-1)
  if (last === undefined) return 'unknown'
  if (PRONOUNS.has(last.lower)) return 'person'
  if (last.lower === 'they') return 'they'
  const start = afterOpening(clause)
  for (const [index, token] of clause.entries()) {
    if (index < start) continue
    const isFirst = index === start
    if (!isFirst && PREPOSITIONS.has(token.lower) && !QUANTIFIERS.has(clause[index - 1]?.lower ?? '')) break
    if (isRelative(token)) break
    if (PRONOUNS.has(token.lower) || sentence.isName(token.word, clause[index + 1] === undefined)) return 'person'
    if (isPerson(token, sentence) && !isNounAfterPerson(clause[index + 1])) return 'person'
  }
  return /^\p{Lu}/u.test(last.word) && !/^(?:clients|customers|people|users)$/.test(last.lower) ? 'unknown' : 'thing'
}

const OPENS_A_CLAUSE =
  /^(?:believes?|believed|clear|finds?|found|is|knew|knows?|learned|likely|means?|meant|said|says?|showed|shows?|thinks?|thought|true|was)$/

const isBoundary = (token: Token, before: Token | undefined): boolean =>
  isSign(token) ||
  CLAUSE_WORDS.has(token.lower) ||
  // “This shows that the team …” begins a clause; “the change that the team …” goes on with its subject.
  (token.lower === 'that' && OPENS_A_CLAUSE.test(before?.lower ?? ''))

/** Whom the verb at `at` is said of, by the words before it in the same sentence. A guess, made for reviews. */
export function subjectBefore(sentence: Sentence, at: number): Subject {
  let tokens = tokensOf(sentence.text.slice(Math.max(0, at - LOOK), at))
  // Twice: “the engineer saw it, and should have …” has its subject in the clause before, or the one before that.
  for (let round = 0; round < 3; round++) {
    const end = tokens.findLastIndex(({ lower }) => !BETWEEN.has(lower) && !/.ly$/.test(lower)) + 1
    const start = tokens.findLastIndex((token, index) => index < end && isBoundary(token, tokens[index - 1])) + 1
    const clause = tokens.slice(start, end)
    if (clause.length > 0 || start === 0) return subjectOf(clause, sentence)
    tokens = tokens.slice(0, start - 1)
  }
  return 'unknown'
}

/** A person that the words from `at` on begin with. */
export interface PersonAfter {
  isPronoun: boolean
  /** Where the naming of the person ends. */
  to: number
}

/**
 * The person that the words from `at` on begin with (“the two engineers on …”), or null. `isVerbNext` says that a verb
 * in its plain form follows, as in a question.
 */
export function personAfter(sentence: Sentence, at: number, isVerbNext = false): PersonAfter | null {
  const tokens = tokensOf(sentence.text.slice(at, at + LOOK), 6)
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1]
    if (isSign(token) || PREPOSITIONS.has(token.lower) || CLAUSE_WORDS.has(token.lower)) return null
    if (index > 0 && (DETERMINERS.has(token.lower) || isRelative(token))) return null
    if (PRONOUNS.has(token.lower) || (token.lower === 'they' && isVerbNext))
      return index === 0 ? { isPronoun: true, to: at + token.to } : null
    if (isPossessive(token)) continue
    if (sentence.isName(token.word, isVerbNext)) {
      const isFullName = next !== undefined && /^\p{Lu}/u.test(next.word)
      return { isPronoun: false, to: at + (isFullName ? next.to : token.to) }
    }
    if (!isPerson(token, sentence)) continue
    // “The junior developer”: the last of several nouns is the person.
    if (next !== undefined && isPersonNoun(next)) continue
    const isAttribute = isVerbNext ? NOUNS_OF_A_TEAM.test(next?.lower ?? '') : isNounAfterPerson(next)
    return isAttribute ? null : { isPronoun: false, to: at + token.to }
  }
  return null
}
