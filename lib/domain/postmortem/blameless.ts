import type { Finder, Sentence, Span } from './blameless/candidate'
import { findNames, firstNamesOf } from './blameless/find-names'
import { outside, quotedIn } from './blameless/quoted'
import { findWithRetext } from './blameless/retext-wording'
import { BLAMELESS_RULE_IDS, type BlamelessRuleId as RuleId, type RuleText, ruleTexts } from './blameless/rules'
import { sentencesOf } from './blameless/sentences'
import { settle } from './blameless/settle'
import { findCareless } from './blameless/wording/careless'
import { findCounterfactual } from './blameless/wording/counterfactual'
import { findFailedTo } from './blameless/wording/failed-to'
import { findForgot } from './blameless/wording/forgot'
import { findHindsight } from './blameless/wording/hindsight'
import { findHumanError } from './blameless/wording/human-error'
import { findPersonAsRootCause } from './blameless/wording/person-as-root-cause'
import { findShouldHave } from './blameless/wording/should-have'
import { findWhyDidnt } from './blameless/wording/why-didnt'

export type BlamelessRuleId = RuleId

/** One way of writing that teaches less than another: what it is, why, what to write instead, and who says so. */
export interface BlamelessRule extends RuleText {
  id: BlamelessRuleId
}

export interface BlamelessHint {
  /** Stable id of the rule, e.g. 'named-person', 'human-error', 'should-have', 'insensitive-wording'. */
  rule: BlamelessRuleId
  /** UTF-16 offsets within the text given; to is exclusive. */
  from: number
  to: number
  /** The very words. */
  quote: string
  /** One sentence: why this wording teaches less. */
  why: string
  /** What to write instead: advice, one sentence. */
  advice: string
  /** Words that could replace `quote` directly, where the rule can offer them with good grammar; null otherwise. */
  rewrite: string | null
}

export interface BlamelessContext {
  /**
   * Names of people of the organisation: found as full names and as first names. The list is read once and kept by its
   * identity, so give the same one again and do not change it.
   */
  people: readonly string[]
  /** Names of teams, likewise. A name of one word is the team only where that is plain: “the Payments team”. */
  teams: readonly string[]
  /** True inside a card of trigger, root cause or contributing factor: only there is naming somebody pointed out. */
  isCausal: boolean
}

/** Each rule, in the order of docs/BLAMELESS.md. */
export const BLAMELESS_RULES: readonly BlamelessRule[] = BLAMELESS_RULE_IDS.map((id) => ({ id, ...ruleTexts[id] }))

const finders: readonly Finder[] = [
  findCareless,
  findCounterfactual,
  findFailedTo,
  findForgot,
  findHindsight,
  findHumanError,
  findPersonAsRootCause,
  findShouldHave,
  findWhyDidnt,
  findWithRetext,
]

const OF_CLUSTER = /kubernetes|k8s|postgres|custom resource|reconcil|\bcrds?\b/i

/**
 * Where a text blames somebody, or would hurt: sorted by place, none overlapping another. Code and quotations are left
 * alone. Hints for a writer, and never a gate; what they miss and get wrong is in docs/BLAMELESS.md. Pure, synchronous
 * and linear in the length of the text; never throws.
 */
export function findBlame(text: string, context: BlamelessContext): BlamelessHint[] {
  const sentences = sentencesOf(text)
  const isName = firstNamesOf(context.people)
  const atWork = finders.filter(({ trigger }) => trigger.test(text))
  const ofWording = sentences.flatMap(({ from, to }) => {
    const words = text.slice(from, to)
    const sentence: Sentence = { text: words, isOfCluster: OF_CLUSTER.test(words), isName }
    const found = atWork.flatMap((finder) => (finder.trigger.test(words) ? finder.find(sentence) : []))
    return found.map((candidate) => moved(candidate, from))
  })
  const candidates = context.isCausal ? [...ofWording, ...findNames(text, context, sentences)] : ofWording
  const sorted = candidates.toSorted((one, other) => one.from - other.from)
  return settle(outside(sorted, quotedIn(text))).map(({ rule, from, to, rewrite }) => {
    const { why, advice } = ruleTexts[rule]
    return { rule, from, to, quote: text.slice(from, to), why, advice, rewrite }
  })
}

/**
 * Stable key of a hint, by which a dismissal is remembered while the wording around stays: rule, quote and the sentence
 * it stands in, whatever their case and blanks. A digest (`rule:16 hex digits`), so that it repeats none of the words.
 */
export function hintKey(text: string, hint: BlamelessHint): string {
  const around = sentencesOf(text).filter(({ from, to }) => from < hint.to && hint.from < to)
  const sentence = text.slice(around[0]?.from ?? hint.from, around.at(-1)?.to ?? hint.to)
  return `${hint.rule}:${digest(`${plain(hint.quote)}\n${plain(sentence)}`)}`
}

const moved = <T extends Span & { core?: Span }>(candidate: T, by: number): T => ({
  ...candidate,
  from: candidate.from + by,
  to: candidate.to + by,
  ...(candidate.core ? { core: { from: candidate.core.from + by, to: candidate.core.to + by } } : {}),
})

const plain = (words: string) => words.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()

/** Two FNV-1a hashes of 32 bits: enough to tell the hints of one document apart, and there in a browser at once. */
function digest(words: string): string {
  let [one, other] = [0x811c9dc5, 0x01000193]
  for (let at = 0; at < words.length; at++) {
    one = Math.imul(one ^ words.charCodeAt(at), 0x01000193)
    other = Math.imul(other ^ words.charCodeAt(at), 0x5bd1e995)
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}
