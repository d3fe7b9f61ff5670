import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CARD_LISTS, type CardList } from '@/lib/domain/postmortem/sections'
import { type CardIds, type ColumnBox, isThere, nextSpot, placeWords, type Step, spotAt, spotOf } from './spots'

const ids: CardIds = { trigger: ['a'], rootCauses: ['b', 'c'], factors: [] }

test('[CARD-5] keys carry a card up and down its list and sideways into the others', () => {
  expect(spotOf(ids, 'b')).toEqual({ list: 'rootCauses', before: 'c' })
  const from = { list: 'rootCauses', before: 'c' } as const
  expect(nextSpot(ids, 'b', from, 'up')).toBeNull()
  expect(nextSpot(ids, 'b', from, 'down')).toEqual({ list: 'rootCauses', before: null })
  expect(nextSpot(ids, 'b', from, 'left')).toEqual({ list: 'trigger', before: 'a' })
  expect(nextSpot(ids, 'b', from, 'right')).toEqual({ list: 'factors', before: null })
  expect(nextSpot(ids, 'b', { list: 'factors', before: null }, 'right')).toBeNull()
  expect(nextSpot(ids, 'b', { list: 'trigger', before: 'a' }, 'left')).toBeNull()
})

test('[CARD-5] a card is told where it would stand', () => {
  expect(placeWords(ids, 'b', { list: 'trigger', before: 'a' })).toBe('1 of 2')
  expect(placeWords(ids, 'b', { list: 'trigger', before: null })).toBe('2 of 2')
  expect(placeWords(ids, 'b', { list: 'rootCauses', before: null })).toBe('2 of 2')
  expect(isThere(ids, 'b', { list: 'rootCauses', before: 'c' })).toBe(true)
  expect(isThere(ids, 'b', { list: 'rootCauses', before: 'b' })).toBe(true)
  expect(isThere(ids, 'b', { list: 'rootCauses', before: null })).toBe(false)
  expect(isThere(ids, 'c', { list: 'factors', before: null })).toBe(false)
})

test('[CARD-5] with keys every spot can be reached from every other', () => {
  const lists = fc.record({ trigger: fc.nat(3), rootCauses: fc.nat(3), factors: fc.nat(3) })
  const steps = fc.array(fc.constantFrom<Step>('up', 'down', 'left', 'right'), { maxLength: 20 })
  fc.assert(
    fc.property(lists, fc.constantFrom(...CARD_LISTS), steps, (counts, own, taken) => {
      const make = (list: CardList) => Array.from({ length: counts[list] }, (_, index) => `${list} ${index}`)
      const all = { trigger: make('trigger'), rootCauses: make('rootCauses'), factors: make('factors') }
      all[own].push('x')
      let spot = spotOf(all, 'x')
      for (const step of taken) {
        const next = spot && nextSpot(all, 'x', spot, step)
        if (!spot || !next) continue
        expect(next.before === null || all[next.list].includes(next.before)).toBe(true)
        expect(next.before).not.toBe('x')
        if (step === 'up' || step === 'down') {
          expect(nextSpot(all, 'x', next, step === 'up' ? 'down' : 'up')).toEqual(spot)
        }
        spot = next
      }
    }),
  )
})

test('[CARD-5] the spot under the pointer is in the column it is in, above the card whose middle is below it', () => {
  const box = (left: number, top: number, bottom: number) => ({ left, right: left + 100, top, bottom })
  const columns: ColumnBox[] = [
    { list: 'trigger', box: box(0, 0, 50), cards: [{ id: 'a', box: box(0, 0, 50) }] },
    {
      list: 'rootCauses',
      box: box(120, 0, 110),
      cards: [
        { id: 'b', box: box(120, 0, 50) },
        { id: 'c', box: box(120, 60, 110) },
      ],
    },
    { list: 'factors', box: box(240, 0, 20), cards: [] },
  ]
  expect(spotAt(columns, 'a', { x: 150, y: 10 })).toEqual({ list: 'rootCauses', before: 'b' })
  expect(spotAt(columns, 'a', { x: 150, y: 40 })).toEqual({ list: 'rootCauses', before: 'c' })
  expect(spotAt(columns, 'a', { x: 150, y: 400 })).toEqual({ list: 'rootCauses', before: null })
  expect(spotAt(columns, 'a', { x: 300, y: 400 })).toEqual({ list: 'factors', before: null })
  expect(spotAt(columns, 'b', { x: 150, y: 10 })).toEqual({ list: 'rootCauses', before: 'c' })
  expect(spotAt([], 'b', { x: 150, y: 10 })).toBeNull()
})
