import { AMBIGUOUS_NAMES } from './ambiguous-names'
import type { Candidate, Span } from './candidate'
import { type Name, nameAt, nameIndexOf, type Part, partsOf } from './named-index'
import { isPast, PERSON_NOUNS } from './vocabulary'

/** Verbs that only people do: what tells the team Payments from the service of the same name. */
const ACTS_OF_PEOPLE =
  /^(?:agreed|announced|approved|asked|assumed|believed|chose|decided|deployed|forgot|ignored|insisted|knew|merged|misread|misunderstood|misjudged|owns|planned|promised|pushed|refused|reviewed|skipped|thought|told|underestimated|wanted|wrote)$/
const NOUNS_OF_PEOPLE = /^(?:crew|folks|group|guild|squad|tribe)$/
const SYSTEMS =
  /^(?:api|app|application|backend|client|cluster|dashboard|database|deployment|endpoint|frontend|gateway|job|pipeline|pod|queue|repository|server|service|site|system|topic|worker)s?$/

/**
 * A test for first names of `people`. One that is an ordinary word as well passes only where `isAlone` says that nothing
 * else can be meant.
 */
export function firstNamesOf(people: readonly string[]): (word: string, isAlone: boolean) => boolean {
  const index = nameIndexOf(people, true)
  return (word, isAlone) => {
    const [first] = partsOf(word)
    if (first === undefined || !/^\p{Lu}/u.test(word) || /['’]s$/.test(word) || !index.has(first.key)) return false
    return isAlone || !AMBIGUOUS_NAMES.has(first.key)
  }
}

/** Whether a name that is a word as well stands for somebody here: inside a sentence, in capitals, and acting. */
function acts(parts: readonly Part[], at: number, sentenceStarts: ReadonlySet<number>): boolean {
  const here = parts[at]
  if (here === undefined || !/^\p{Lu}/u.test(here.word) || sentenceStarts.has(here.from)) return false
  if (/^(?:by|in|since|until|of|from|last|this|next|early|late)$/.test(parts[at - 1]?.key ?? '')) return false
  const next = parts[at + 1]?.key ?? ''
  const isAdverb = /ly$/.test(next) || /^(?:also|then|never)$/.test(next)
  const verb = isAdverb ? (parts[at + 2]?.key ?? '') : next
  return isPast(verb)
}

const isTeamWord = (key: string) => PERSON_NOUNS.has(key) || NOUNS_OF_PEOPLE.test(key)

/** Whether a name of one word, such as Payments, stands for the team here and not for the service called like it. */
function isTeamActing(parts: readonly Part[], at: number, end: number): boolean {
  const [next, second, third] = [0, 1, 2].map((offset) => parts[end + offset]?.key ?? '')
  const isNegated = (next === 'did' && second === 'not') || (next === 'didn' && second === 't')
  if (isNegated) return /^(?:ask|check|read|review|tell|test|think)$/.test(third ?? '')
  return ACTS_OF_PEOPLE.test(next ?? '') || parts[at - 1]?.key === 'team'
}

/** People and teams named in a text, wherever it says them; in order, one at a place, the longest name first. */
export function findNames(
  text: string,
  names: { people: readonly string[]; teams: readonly string[] },
  sentences: readonly Span[],
): Candidate[] {
  const people = nameIndexOf(names.people, true)
  const teams = nameIndexOf(names.teams, false)
  if (people.size === 0 && teams.size === 0) return []
  const parts = partsOf(text)
  const sentenceStarts = new Set(sentences.map(({ from }) => from))
  const besides = (at: number) => /^[ \u00a0-]$/.test(text.slice(parts[at - 1]?.to, parts[at]?.from))
  const isPerson = (at: number) => (name: Name, isInCapitals: boolean) => {
    const isAmbiguous = AMBIGUOUS_NAMES.has(name.parts[0]?.key ?? '')
    if (!isInCapitals) return !name.isShort && !isAmbiguous
    return !(isAmbiguous && name.parts.length === 1) || acts(parts, at, sentenceStarts)
  }
  const isTeam = (at: number) => (name: Name, isInCapitals: boolean) => {
    const end = at + name.parts.length
    const next = besides(end) ? (parts[end]?.key ?? '') : ''
    if (SYSTEMS.test(next)) return false
    if (isTeamWord(next) || isTeamWord(name.parts.at(-1)?.key ?? '')) return true
    return isInCapitals && (name.parts.length > 1 || isTeamActing(parts, at, end))
  }
  const found: Candidate[] = []
  for (let at = 0; at < parts.length; at++) {
    const team = nameAt(teams, text, parts, at, isTeam(at))
    const name = team ?? nameAt(people, text, parts, at, isPerson(at))
    if (!name) continue
    const from = parts[at]?.from ?? 0
    // The words of a name are not searched for other names.
    at += name.parts.length - 1
    const next = besides(at + 1) ? parts[at + 1] : undefined
    const isCalledTeam = team !== null && next !== undefined && isTeamWord(next.key)
    const to = (isCalledTeam ? next : parts[at])?.to ?? from
    found.push({ rule: team ? 'named-team' : 'named-person', from, to, rewrite: null })
  }
  return found
}
