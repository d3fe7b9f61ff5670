import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordChange } from './word-change'

test('strikes only what was changed', () => {
  expect(wordChange('40 % of EU checkouts fail', '23 % of EU checkouts fail')).toEqual({
    before: '',
    removed: '40 ',
    added: '23 ',
    after: '% of EU checkouts fail',
  })
  expect(wordChange('it is slow', 'it is very slow')).toEqual({
    before: 'it is ',
    removed: '',
    added: 'very ',
    after: 'slow',
  })
})

test('the parts make both wordings again', () => {
  const text = fc.array(fc.constantFrom('a', 'b', ' ', '\n', 'word '), { maxLength: 20 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (from, to) => {
      const { before, removed, added, after } = wordChange(from, to)
      expect(before + removed + after).toBe(from)
      expect(before + added + after).toBe(to)
    }),
  )
})
