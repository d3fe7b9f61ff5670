import { type Candidate, type Finder, spanOf, wording } from '../candidate'
import { subjectBefore } from '../subject'
import { PERSON_NOUNS } from '../vocabulary'

const ANYWHERE = wording(
  `(?:careless(?:ly|ness)?|negligen(?:t|tly|ce)|reckless(?:ly|ness)?|slopp(?:y|ily|iness)|incompeten(?:t|tly|ce)|complacen(?:t|tly|cy)|inattenti(?:ve|vely|on)|clums(?:y|ily|iness)|irresponsib(?:le|ly|ility)|unprofessional(?:ly)?|inexcusabl[ey]|unforgivabl[ey]|thoughtless(?:ly|ness)?|laziness|lack of (?:attention|care|competence|diligence|discipline|ownership|professionalism|responsibility)|more careful(?:ly)?|not (?:being )?careful(?: enough)?|careful enough|(?:more|closer|better) attention|not pay(?:ing)? attention|know better|known better|blunder(?:ed|s)?|(?:screw|mess)ed up|botched|(?:my|our|your|his|her|their) (?:own )?fault)\\b`,
)
const OF_PEOPLE = wording(
  '(?:(?<!\\b(?:be|been|being|get|gets|got|is|are|was|were) )(?:ignored|disregarded|violated)|blindly|is lazy|was lazy|were lazy|got lazy|(?:is|are|was|were|be) (?:entirely |partly |also )?(?:to blame|at fault|guilty))\\b',
)
const LAZY = wording('lazy (?=([a-z]{2,15}))')
const FAULT = wording('(?:fault|mistake) of the (?=([a-z]{2,15}))')
const OWN_FAULT = /(?:^|[^\p{L}])([\p{L}\p{M}-]{2,30})['’]s? (?:own )?fault\b/giu

/** Judgements of people. Machines may ignore a header, be lazy and be to blame. */
export const findCareless: Finder = {
  trigger:
    /careless|negligen|reckless|slopp|incompeten|complacen|inattenti|clums|irresponsib|unprofessional|inexcusabl|unforgivabl|thoughtless|laz[iy]|lack of|careful|attention|know|blunder|ed up|botched|fault|ignored|disregarded|violated|blindly|blame|guilty|mistake of/i,
  find(sentence) {
    const { text, isName } = sentence
    const found: Candidate[] = []
    const add = (from: number, length: number) =>
      found.push({ rule: 'careless', from, to: from + length, rewrite: null })
    for (const match of text.matchAll(ANYWHERE)) found.push({ rule: 'careless', ...spanOf(match), rewrite: null })
    for (const match of text.matchAll(OF_PEOPLE))
      if (subjectBefore(sentence, match.index) === 'person') add(match.index, match[0].length)
    for (const pattern of [LAZY, FAULT])
      for (const match of text.matchAll(pattern))
        if (PERSON_NOUNS.has((match[1] ?? '').toLowerCase()))
          add(match.index, match[0].length + (match[1] ?? '').length)
    for (const match of text.matchAll(OWN_FAULT)) {
      const [words, whose = ''] = match
      const isPerson =
        PERSON_NOUNS.has(whose.toLowerCase()) ||
        isName(whose, true) ||
        /^(?:no|any|some|every)(?:body|one)$/i.test(whose)
      const from = match.index + words.indexOf(whose)
      if (isPerson) add(from, match.index + words.length - from)
    }
    return found
  },
}
