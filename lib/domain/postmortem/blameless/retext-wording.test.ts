import { expect, it } from 'vitest'
import { KEPT_EQUALITY, KEPT_PROFANITIES, MORE_FORMS } from './kept-wording'
import { askRetext } from './retext-answers'
import { findWithRetext } from './retext-wording'

const answersTo = (phrases: readonly string[]) =>
  askRetext(phrases.map((phrase) => `The ${phrase} is here.`).join('\n\n')).map(
    ({ source, words }) => `${source}:${words}`,
  )

it('[BLAME-1] keeps only what retext knows', () => {
  const equality = Object.keys(KEPT_EQUALITY)
  expect(answersTo(equality)).toEqual(expect.arrayContaining(equality.map((phrase) => `retext-equality:${phrase}`)))
  const profanities = [...KEPT_PROFANITIES]
  expect(answersTo(profanities)).toEqual(
    expect.arrayContaining(profanities.map((word) => `retext-profanities:${word}`)),
  )
})

it('[BLAME-1] adds only forms that retext does not know', () => {
  for (const form of Object.keys(MORE_FORMS)) expect(answersTo([form])).not.toContain(`retext-equality:${form}`)
})

it('[BLAME-1] says of each phrase kept what retext says of it in a sentence', () => {
  for (const phrase of [...Object.keys(KEPT_EQUALITY), ...KEPT_PROFANITIES]) {
    const text = `Every replica and ${phrase} was here.`
    const kept = askRetext(text).filter(({ words }) => words in KEPT_EQUALITY || KEPT_PROFANITIES.has(words))
    const [found] = findWithRetext.find({ text, isOfCluster: false, isName: () => false })
    expect(found?.from, phrase).toBe(Math.min(...kept.map(({ from }) => from)))
  }
})
