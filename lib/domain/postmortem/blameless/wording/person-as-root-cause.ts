import { type Candidate, type Finder, spanOf, wording } from '../candidate'
import { personAfter, subjectBefore } from '../subject'

const CAUSE_IS = wording(
  '(?:cause|trigger|culprit)(?: of [^,.;:]{1,60}?)?(?:(?: )?:(?: )?|(?: [a-z]{2,14}ly)? (?:is|was|were) |(?: [a-z]{2,14}ly)? (?:lies|lay) with )',
)
const CAUSED_BY = wording('(?:caused by|because of|due to) ')
const IS_CAUSE = wording(
  '(?:is|are|was|were)(?: [a-z]{2,14}ly)? (?:the|a) (?:(?:root|main|real|actual|primary|sole|only|underlying) )?(?:cause|culprit)\\b',
)
const CAUSED = wording(
  '(?:caused|triggered) (?:the|this|an|our|another) (?:[a-z]{2,15} )?(?:outage|incident|failure|disruption|downtime|problem|issue)\\b',
)
const BROKE = wording('broke (?:prod|production|the site|the build)\\b')
/** Where the words go on to say what somebody could not see, they are about the conditions after all. */
const CONDITION =
  /^[^,.;:]{0,40}?\s(?:(?:had|has|have)\s(?:no|only|one)|could\s?(?:not|n['’]t)|(?:was|were)(?:\snot|n['’]t))\b/i

/** People called the cause. */
export const findPersonAsRootCause: Finder = {
  trigger: /cause|trigger|culprit|due to|broke/i,
  find(sentence) {
    const { text } = sentence
    const found: Candidate[] = []
    for (const pattern of [CAUSE_IS, CAUSED_BY])
      for (const match of text.matchAll(pattern)) {
        const person = personAfter(sentence, match.index + match[0].length)
        if (!person || person.isPronoun || CONDITION.test(text.slice(person.to, person.to + 80))) continue
        found.push({ rule: 'person-as-root-cause', from: match.index, to: person.to, rewrite: null })
      }
    for (const pattern of [IS_CAUSE, CAUSED, BROKE])
      for (const match of text.matchAll(pattern))
        if (subjectBefore(sentence, match.index) === 'person')
          found.push({ rule: 'person-as-root-cause', ...spanOf(match), rewrite: null })
    return found
  },
}
