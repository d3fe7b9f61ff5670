import { type Candidate, cased, type Finder, wording } from '../candidate'
import { type PersonAfter, personAfter } from '../subject'
import { DONE_BY_PEOPLE } from '../vocabulary'

const NEGATED = wording(
  "why(?: the hell| on earth| then)? (did|was|were|is|are|do|does|had|has|have|could|would)(?:n't| not) ",
)
const PLAIN = wording('why(?: the hell| on earth| then)? (?:did|was|were|do|does|had|has|have) ')
const NOBODY = wording('why (?:(did|was|were|do|does|had|has|have) )?(?:nobody|no[ -]one|none of (?:us|them|you))\\b')
const INDIRECT = wording('why ')
const HOW_COULD = wording('how could ')
const PASSIVE = wording(
  `why (?:was|were|is|had|has)(?:n't| not) (?:this|that|it|these|they|(?:the|a|an|our) [a-z-]{2,20})(?: [a-z]{2,14}ly)?(?: been)? ${DONE_BY_PEOPLE}\\b`,
)
const NOT_NEXT = /^ (?:[a-z]{2,14}ly )?(?:not|never)\b/i
const DID_NOT_NEXT =
  /^ (?:[a-z]{2,14}ly )?(?:(?:did|was|were|had|has|have|could|does)(?:n['’]t| not)|failed to|never)\b/i
const VERB_NEXT = /^ (?!(?:all|and|at|else|folks|from|guys|in|of|on|or|that|which|who|with)\b)[a-z]/

const HARD = 'what made it hard to'

/** Where the question goes on with a verb in its plain form, it can be turned into the one that helps. */
const rewriteOf = (text: string, auxiliary: string | undefined, words: string, to: number): string | null =>
  /^did$/i.test(auxiliary ?? '') && VERB_NEXT.test(text.slice(to, to + 20)) ? cased(HARD, words) : null

/** Questions for an excuse. Asking why a machine did not is asking how it works. */
export const findWhyDidnt: Finder = {
  trigger: /\bwhy\b|how could/i,
  find(sentence) {
    const { text } = sentence
    const found: Candidate[] = []
    const add = (from: number, to: number, rewrite: string | null) =>
      found.push({ rule: 'why-didnt', from, to, rewrite })
    const after = (match: RegExpExecArray, use: (person: PersonAfter, rest: string) => void) => {
      const person = personAfter(sentence, match.index + match[0].length, true)
      if (person) use(person, text.slice(person.to, person.to + 40))
    }
    for (const match of text.matchAll(NEGATED))
      after(match, ({ to }) => add(match.index, to, rewriteOf(text, match[1], match[0], to)))
    for (const match of text.matchAll(NOBODY)) {
      const to = match.index + match[0].length
      add(match.index, to, rewriteOf(text, match[1], match[0], to))
    }
    for (const match of text.matchAll(PLAIN))
      after(match, ({ to }, rest) => {
        const not = NOT_NEXT.exec(rest)
        if (not) add(match.index, to + not[0].length, null)
      })
    for (const match of text.matchAll(INDIRECT))
      after(match, ({ to }, rest) => {
        const not = DID_NOT_NEXT.exec(rest)
        // “That is why we did not see it” explains.
        if (not && !/\b(?:i|we)$/i.test(text.slice(match.index, to))) add(match.index, to + not[0].length, null)
      })
    for (const match of text.matchAll(HOW_COULD)) after(match, ({ to }) => add(match.index, to, null))
    for (const match of text.matchAll(PASSIVE)) add(match.index, match.index + match[0].length, null)
    return found
  },
}
