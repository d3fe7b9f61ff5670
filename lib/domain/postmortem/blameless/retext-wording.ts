import { type Candidate, cased, type Finder } from './candidate'
import { KEPT_EQUALITY, KEPT_PROFANITIES, MORE_FORMS } from './kept-wording'
import { askRetext } from './retext-answers'

const EQUALITY = Object.keys(KEPT_EQUALITY)
const FORMS = Object.keys(MORE_FORMS)
const phrases = [...FORMS, ...EQUALITY, ...KEPT_PROFANITIES].sort((one, other) => other.length - one.length)
const KEPT = `\\b(?:${phrases.map((phrase) => phrase.replaceAll(' ', '[\\s-]{1,3}')).join('|')})\\b`
const ALL_KEPT = new RegExp(KEPT, 'gi')

type Answer = Pick<Candidate, 'rule' | 'rewrite'>

function instead(phrase: string, expected: readonly string[]): string | null {
  const kept = KEPT_EQUALITY[phrase]
  return kept === 'expected' ? (expected[0] ?? null) : (kept?.instead ?? null)
}

let answers: ReadonlyMap<string, Answer> | null = null

/**
 * What there is to say of each phrase kept. Retext is asked once about all of them, when the first is met: its answer
 * does not depend on the words around, and asking it about each paragraph takes longer than a keystroke may.
 */
function retextAnswers(): ReadonlyMap<string, Answer> {
  if (answers) return answers
  const asked = askRetext([...EQUALITY, ...KEPT_PROFANITIES].map((phrase) => `The ${phrase} is here.`).join('\n\n'))
  const known = new Map<string, Answer>()
  for (const { source, words, expected } of asked) {
    if (source === 'retext-profanities' && KEPT_PROFANITIES.has(words))
      known.set(words, { rule: 'profanity', rewrite: null })
    if (source === 'retext-equality' && words in KEPT_EQUALITY)
      known.set(words, { rule: 'insensitive-wording', rewrite: instead(words, expected) })
  }
  for (const [form, rewrite] of Object.entries(MORE_FORMS)) known.set(form, { rule: 'insensitive-wording', rewrite })
  answers = known
  return known
}

/** Whether a master here is one that leads replicas. A branch, a key and a plan are masters without slaves. */
const hasReplicas = (text: string) =>
  /\b(?:slaves?|replicas?|standby|failover|failed over|promot(?:e|ed|ion))\b/i.test(text) &&
  !/\b(?:branch|commits?|merged?|pull request|rebased?)\b/i.test(text)

/** A word in quotation marks is spoken about, not used; retext leaves it alone as well. */
const isInQuotes = (text: string, from: number, length: number) =>
  /["“‘']/.test(text.charAt(from - 1)) && /["”’']/.test(text.charAt(from + length))

/** Takes the article in where the rewrite needs the other one: “a whitelist”, “an allowlist”. */
function withArticle(text: string, candidate: Candidate): Candidate {
  const { from, to, rewrite } = candidate
  const article = /\b(an?)\s$/i.exec(text.slice(Math.max(0, from - 4), from))
  if (!article?.[1] || rewrite === null) return candidate
  const fitting = /^(?:hour|[aeio])/i.test(rewrite) ? 'an' : 'a'
  if (fitting === article[1].toLowerCase()) return candidate
  return {
    ...candidate,
    from: from - article[0].length,
    rewrite: `${cased(fitting, article[1])} ${rewrite}`,
    core: { from, to },
  }
}

/** Insensitive wording and swear words, as retext knows them, and only what is kept of it. */
export const findWithRetext: Finder = {
  trigger: new RegExp(KEPT, 'i'),
  find({ text }) {
    const isMasterKept = hasReplicas(text)
    return Array.from(text.matchAll(ALL_KEPT)).flatMap(({ 0: words, index }): Candidate[] => {
      const answer = retextAnswers().get(words.toLowerCase().replace(/[\s-]+/g, ' '))
      // Guy is a first name.
      if (!answer || words === 'Guy' || isInQuotes(text, index, words.length)) return []
      if (!isMasterKept && /^masters?$/i.test(words)) return []
      const rewrite = answer.rewrite && cased(answer.rewrite, words)
      return [withArticle(text, { rule: answer.rule, from: index, to: index + words.length, rewrite })]
    })
  },
}
