import { expect, it } from 'vitest'
import { boundedTexts, cosine, countsOf, rarityIn, wordsOf } from './words'

it('[SIMILAR-2] splits a text of any script into the words that tell something', () => {
  expect(wordsOf('The Störungen of 2 queries: Überlast, Zahlungs-API, 42 %')).toEqual([
    'storungen',
    'query',
    'uberlast',
    'zahlung',
    'api',
  ])
  expect(wordsOf('決済 エラー')).toEqual(['エラー'.normalize('NFKD').replace(/\p{M}/gu, '')])
  expect(wordsOf('')).toEqual([])
})

it('[SIMILAR-2] compares at most 4,000 characters of an incident', () => {
  expect(boundedTexts(['a'.repeat(3000), null, '', 'b'.repeat(3000), 'c']).map(({ length }) => length)).toEqual([
    3000, 1000,
  ])
})

it('[SIMILAR-2] weighs a word by how few texts have it', () => {
  const texts = ['pool pool checkout', 'checkout cache', 'checkout disk'].map((text) => countsOf(wordsOf(text)))
  const [one = new Map(), other = new Map()] = texts
  const rarity = rarityIn(texts)
  expect(rarity('pool')).toBeGreaterThan(rarity('checkout'))
  expect(rarity('never')).toBe(0)
  expect(cosine(one, one, rarity)).toBeCloseTo(1)
  expect(cosine(one, other, rarity)).toBeCloseTo(cosine(other, one, rarity))
  expect(cosine(one, new Map(), rarity)).toBe(0)
})
