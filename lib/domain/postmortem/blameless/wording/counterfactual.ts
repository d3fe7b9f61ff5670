import { type Candidate, type Finder, spanOf, wording } from '../candidate'
import { personAfter, subjectBefore } from '../subject'
import { isParticiple } from '../vocabulary'

const IF_ONLY = wording('if only\\b(?! (?:one|two|three|a|an|some|half|part|few|\\d+)\\b)')
/** A wish has a verb of the past that did not come about; a condition (“if only the cache is warm”) has none. */
const WISH = /^[^,;:]{0,60}\b(?:had|could|would|were)\b|^[.!…\s]*$|^[^,;:]{0,20}['’]d\b/i
const IF = wording('if ')
const HAD = /^had\s{1,3}/i
const HAD_DONE =
  /^(?:\s{1,3}[\p{L}-]{1,20}){0,3}?(?:\s{1,3}had(?:n['’]t)?|['’]d)(?:\s{1,3}(?:[a-z]{2,14}ly|not|never|only|just|also)){0,2}\s{1,3}(?=([a-z-]{2,20}))/iu
const AVOIDED = wording(
  '(?:could|would|might)(?: [a-z]{2,14}ly)? have(?: [a-z]{2,14}ly)? been(?: [a-z]{2,14}ly)? (?:avoided|averted|prevented|caught|foreseen|better|wiser)\\b',
)
const NOT_HAPPENED = wording("(?:would(?:n't| not| never)|need not|needn't) have happened\\b")
const COULD_HAVE = wording(
  "could(?: [a-z]{2,14}ly| also| just)?(?: have|'ve)(?: [a-z]{2,14}ly| also| just)? ([a-z-]{2,20})\\b",
)

/** Stories of people that did not happen, and outages that need not have. What a machine could have done may stay. */
export const findCounterfactual: Finder = {
  trigger: /\b(?:if|had|have|['’]ve)\b/i,
  find(sentence) {
    const { text } = sentence
    const found: Candidate[] = []
    const add = (from: number, to: number) => found.push({ rule: 'counterfactual', from, to, rewrite: null })
    for (const match of text.matchAll(IF_ONLY)) {
      const { from, to } = spanOf(match)
      if (WISH.test(text.slice(to, to + 80))) add(from, to)
    }
    for (const match of text.matchAll(IF)) {
      const person = personAfter(sentence, match.index + match[0].length)
      const had = person && HAD_DONE.exec(text.slice(person.to, person.to + 120))
      if (had && isParticiple((had[1] ?? '').toLowerCase())) add(match.index, person.to + had[0].trimEnd().length)
    }
    const opening = HAD.exec(text)
    const person = opening && personAfter(sentence, opening[0].length)
    const next = person
      ? /^\s{1,3}(?:[a-z]{2,14}ly\s|not\s)?([a-z-]{2,20})/i.exec(text.slice(person.to, person.to + 50))
      : null
    if (person && isParticiple((next?.[1] ?? '').toLowerCase())) add(0, person.to)
    for (const pattern of [AVOIDED, NOT_HAPPENED])
      for (const match of text.matchAll(pattern))
        found.push({ rule: 'counterfactual', ...spanOf(match), rewrite: null })
    for (const match of text.matchAll(COULD_HAVE))
      if (isParticiple((match[1] ?? '').toLowerCase()) && subjectBefore(sentence, match.index) === 'person')
        found.push({ rule: 'counterfactual', ...spanOf(match), rewrite: null })
    return found
  },
}
