import { expect, test } from 'vitest'
import { marksOf } from '@/components/ui/highlight'

test('marks stand where the words of a query begin, whatever is typed around them', () => {
  expect(marksOf('Checkout fails for EU checkout', 'check (eu')).toEqual([
    [0, 5],
    [19, 21],
    [22, 27],
  ])
  expect(marksOf('Checkout', 'c .*')).toEqual([])
  expect(marksOf('', 'check')).toEqual([])
})
