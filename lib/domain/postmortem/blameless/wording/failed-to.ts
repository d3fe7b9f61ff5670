import { type Candidate, cased, type Finder, spanOf, wording } from '../candidate'
import { subjectBefore } from '../subject'
import { MIND } from '../vocabulary'

const FAILED = wording('(failed|fails|neglected|neglects|omitted|omits)(?: [a-z]{2,14}ly)? to (?=([a-z-]{2,20}))')
const BOTHER = wording("(?:(?:did|does)(?:n't| not)|never) (?:even )?bother(?:ed|s)? to\\b")
const NOBODY_BOTHERED = wording('(?:nobody|no[ -]one) (?:even )?bothered to\\b')
const FAILURE = wording(
  '(?:failures?|inability|unwillingness|refusal) to (?:act|anticipate|ask|communicate|consider|coordinate|document|escalate|follow|hand over|inform|learn|listen|notice|plan|prepare|prioriti[sz]e|reali[sz]e|recogni[sz]e|review|tell|test|think|train|understand|verify)\\b',
)
const AFTER_AUXILIARY = /\b(?:be|been|had|has|have|having|to)\s{1,3}(?:[a-z]{2,14}ly\s{1,3})?$/i
const OF_MIND = new RegExp(`^(?:${MIND}|anticipate|communicate|escalate|follow|read)`, 'i')

/** What somebody failed to do. A machine may fail to: “failed to connect” is what happened. */
export const findFailedTo: Finder = {
  trigger: /fail|neglect|omit|bother|inability|unwilling|refusal/i,
  find(sentence) {
    const { text } = sentence
    const found: Candidate[] = []
    for (const match of text.matchAll(FAILED)) {
      const [words, verb = '', next = ''] = match
      const subject = subjectBefore(sentence, match.index)
      const isNeglect = subject !== 'thing' && !/^fail/i.test(verb)
      const isOfMind = subject !== 'thing' && OF_MIND.test(next)
      if (subject !== 'person' && !isNeglect && !isOfMind) continue
      const isAfterAuxiliary = AFTER_AUXILIARY.test(text.slice(Math.max(0, match.index - 25), match.index))
      const plain = /s$/i.test(verb) ? 'does not' : 'did not'
      const rewrite = isAfterAuxiliary ? null : cased(plain, words)
      found.push({ rule: 'failed-to', from: match.index, to: match.index + words.trimEnd().length, rewrite })
    }
    for (const match of text.matchAll(BOTHER)) {
      if (subjectBefore(sentence, match.index) === 'thing') continue
      const rewrite = cased(/^does/i.test(match[0]) ? 'does not' : 'did not', match[0])
      found.push({ rule: 'failed-to', ...spanOf(match), rewrite })
    }
    for (const pattern of [NOBODY_BOTHERED, FAILURE])
      for (const match of text.matchAll(pattern)) found.push({ rule: 'failed-to', ...spanOf(match), rewrite: null })
    return found
  },
}
