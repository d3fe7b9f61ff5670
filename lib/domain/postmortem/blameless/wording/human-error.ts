import { type Candidate, cased, type Finder, type Span, spanOf, wording } from '../candidate'

const ERROR = wording('(?:an? )?human (?:error|mistake|failure|slip)s?\\b')
const OF_OPERATORS = wording(
  '(?:(?:operator|pilot|manual) (?:error|mistake|slip)s?|(?<=(?:by|due to|of|plain|pure|simple|simply|was) )user error|pebkac|fat[- ]finger(?:ed|ing|s)?)\\b',
)
const ADJECTIVE =
  /\b(?:another|basic|big|classic|every|first|plain|pure|same|second|simple|single|some|the|this)\s{1,3}$/i

/** Counts and logs of errors are facts about machines. */
const isMeasured = (text: string, to: number) =>
  /^[\s-]{1,3}(?:budgets?|codes?|counts?|logs?|messages?|page)\b/i.test(text.slice(to, to + 20))

const rewriteOf = (text: string, { from, to }: Span): string | null => {
  const words = text.slice(from, to)
  const isPlural = words.endsWith('s')
  return isPlural || ADJECTIVE.test(text.slice(Math.max(0, from - 20), from))
    ? null
    : cased('an action that nothing checked', words)
}

/** Human error, mistakes of operators, fat fingers: words that end the search. */
export const findHumanError: Finder = {
  trigger: /human|operator|pilot|manual|user error|pebkac|fat[- ]finger/i,
  find({ text }) {
    const hint = (span: Span, rewrite: string | null): Candidate => ({ rule: 'human-error', ...span, rewrite })
    const errors = Array.from(text.matchAll(ERROR), spanOf).map((span) => hint(span, rewriteOf(text, span)))
    const others = Array.from(text.matchAll(OF_OPERATORS), spanOf).map((span) => hint(span, null))
    return [...errors, ...others].filter(({ to }) => !isMeasured(text, to))
  },
}
