import { type Candidate, cased, type Finder, type Span, spanOf, wording } from '../candidate'

const ADVERB = wording(
  '(?:obviously|of course|needless to say|(?:in|with)(?: the benefit of)? (?:hindsight|retrospect)|(?<=(?:is|are|was|were|been) )clearly(?! (?:[a-z]{2,20}ed|seen|shown|written)\\b)|clearly(?= (?:did|does|had|has|should|could|was|were|not|ignored|wrong|a|an|the)\\b))(?![-\\w])',
)
const OBVIOUS = wording(
  "(?:(?<=(?:is|are|was|were|be|been|seem|seems|seemed|looks|looked|it's) (?:so |quite |very |pretty |rather |already |too |painfully |blindingly )?)obvious|obvious (?:bug|cause|choice|error|fix|flaw|mistake|oversight|problem|risk|sign|signs|warning|warnings))\\b",
)
const KNOWN = wording(
  '(?:(?:everyone|everybody|anyone|anybody) (?:knows|knew|would have known|would have seen|could have seen|can see|should know)|any (?:[a-z]{2,12} )?(?:competent|decent|experienced|good|reasonable|sane|sensible) (?:admin|dba|developer|engineer|human|on-call|one|operator|person|programmer|reviewer|sre|team)|goes without saying|no[- ]brainer|common sense|clear (?:all along|from the (?:start|beginning|outset)))\\b',
)
/** Not obvious is a finding, and the best of them. */
const NEGATION =
  /(?:\b(?:hardly|less|ma(?:de|kes?|king) (?:it|that|them|this)|neither|never|no|nobody|nor|not|nothing|without)|n['’]t)(?:\s{1,3}[\p{L}'’-]{1,15}){0,4}\s{1,3}$/iu

const isNegated = (text: string, from: number) => NEGATION.test(text.slice(Math.max(0, from - 70), from))

/** Left out, the adverb leaves a good sentence: it goes with the word after it, which may have to begin the sentence. */
function leftOut(text: string, { from, to }: Span): Candidate {
  const core = { from, to }
  const plain: Candidate = { rule: 'hindsight', ...core, rewrite: null }
  const isAfterArticle = /\ban?\s{1,3}$/i.test(text.slice(Math.max(0, from - 5), from))
  const next = /^,?\s{1,3}([\p{Ll}-]{1,30})(?![\p{L}'’])/u.exec(text.slice(to, to + 40))
  const isInside = from > 0
  if (
    !next ||
    isAfterArticle ||
    (isInside && (next[0].startsWith(',') || /,\s{1,3}$/.test(text.slice(Math.max(0, from - 4), from))))
  )
    return plain
  return { rule: 'hindsight', from, to: to + next[0].length, rewrite: cased(next[1] ?? '', text.slice(from, to)), core }
}

/** Words that say it was plain to see. */
export const findHindsight: Finder = {
  trigger:
    /obvious|of course|needless|hindsight|retrospect|clear|\b(?:every|any)(?:one|body)?\b|without saying|brainer|common sense/i,
  find({ text }) {
    const adverbs = Array.from(text.matchAll(ADVERB), spanOf).map((span) => leftOut(text, span))
    const others = [OBVIOUS, KNOWN]
      .flatMap((pattern) => Array.from(text.matchAll(pattern), spanOf))
      .map((span): Candidate => ({ rule: 'hindsight', ...span, rewrite: null }))
    return [...adverbs, ...others].filter(({ from }) => !isNegated(text, from))
  },
}
