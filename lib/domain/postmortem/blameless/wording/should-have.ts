import { type Candidate, type Finder, spanOf, wording } from '../candidate'
import { subjectBefore } from '../subject'
import { DONE_BY_PEOPLE, isParticiple, MIND } from '../vocabulary'

const ADVERBS = '(?: (?:[a-z]{2,14}ly|also|at least|just|never|not|really|still)){0,2}'
const SHOULD = wording(
  `(?:(?:should|ought)(?:n't)?${ADVERBS}(?: to)?${ADVERBS}(?: have|'ve)|shoulda)${ADVERBS} ([a-z-]{2,20})(?:${ADVERBS} ([a-z-]{2,20}))?`,
)
const SUPPOSED = wording('(?:was|were) (?:also |clearly )?(?:supposed|expected|meant) to\\b')
const OF_MIND = new RegExp(`^${MIND}`, 'i')
const BY_PEOPLE = new RegExp(`^${DONE_BY_PEOPLE}$`, 'i')

/**
 * What somebody should have done. A machine may: “the pool should have drained” says how it was meant to work. In the
 * passive it is blame where only people do such a thing: “should have been reviewed”.
 */
export const findShouldHave: Finder = {
  trigger: /should|ought|supposed|expected|meant/i,
  find(sentence) {
    const { text } = sentence
    const found: Candidate[] = []
    for (const match of text.matchAll(SHOULD)) {
      const [words, participle = '', second] = match
      if (!isParticiple(participle.toLowerCase())) continue
      const subject = subjectBefore(sentence, match.index)
      const isPassive = /^been$/i.test(participle)
      const isByPeople = isPassive && BY_PEOPLE.test(second ?? '')
      const isOfMind = subject !== 'thing' && OF_MIND.test(participle)
      if (subject !== 'person' && !isByPeople && !isOfMind) continue
      const reach = isPassive || second === undefined ? words.length : words.lastIndexOf(participle) + participle.length
      found.push({ rule: 'should-have', from: match.index, to: match.index + reach, rewrite: null })
    }
    for (const match of text.matchAll(SUPPOSED))
      if (subjectBefore(sentence, match.index) === 'person')
        found.push({ rule: 'should-have', ...spanOf(match), rewrite: null })
    return found
  },
}
