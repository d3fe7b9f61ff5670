import { type Candidate, cased, type Finder, spanOf, wording } from '../candidate'
import { subjectBefore } from '../subject'

const FORGOT = wording('(?:forgot|forgets)(?: to)?\\b')
const HAD_FORGOTTEN = wording(
  "(?:(?:had|has|have|having) (?:[a-z]{2,14}ly )?forgotten(?: to)?|did(?:n't| not) remember|overlooked)\\b",
)
const WAS_FORGOTTEN = wording(
  "(?:(?:was|were|been|being|got) (?:simply |then |also |just )?(?:forgotten|overlooked)|slipped (?:my|our|his|her|their|everyone's|everybody's) minds?|forgetful(?:ness)?|absent[- ]minded(?:ly|ness)?)\\b",
)

/** What somebody forgot or overlooked. What is easy to forget, and forgotten flags, are findings about the system. */
export const findForgot: Finder = {
  trigger: /forg[eo]t|remember|overlooked|slipped|absent/i,
  find(sentence) {
    const { text } = sentence
    const found: Candidate[] = []
    for (const match of text.matchAll(FORGOT)) {
      if (subjectBefore(sentence, match.index) === 'thing') continue
      const plain = /^forgets/i.test(match[0]) ? 'does not' : 'did not'
      found.push({ rule: 'forgot', ...spanOf(match), rewrite: /to$/i.test(match[0]) ? cased(plain, match[0]) : null })
    }
    for (const match of text.matchAll(HAD_FORGOTTEN))
      if (subjectBefore(sentence, match.index) === 'person')
        found.push({ rule: 'forgot', ...spanOf(match), rewrite: null })
    for (const match of text.matchAll(WAS_FORGOTTEN)) found.push({ rule: 'forgot', ...spanOf(match), rewrite: null })
    return found
  },
}
