import { describe, expect, test } from 'vitest'
import { type Figure, isSound, judge, markdownOf } from './figures.ts'
import { SequenceCheck, together } from './sequence-check.ts'
import { median, percentile, ratiosOf, spreadOf } from './statistics.ts'

describe('statistics', () => {
  test('a percentile is a value that was measured', () => {
    const values = [5, 1, 4, 2, 3]
    expect(percentile(values, 0.5)).toBe(3)
    expect(percentile(values, 0.99)).toBe(5)
    expect(percentile(values, 0)).toBe(1)
    expect(percentile([7], 0.99)).toBe(7)
    expect(percentile([1, 2, 3, 4], 0.5)).toBe(2)
    expect(
      percentile(
        Array.from({ length: 100 }, (_, index) => index + 1),
        0.99,
      ),
    ).toBe(99)
    expect(values, 'it sorts a copy').toEqual([5, 1, 4, 2, 3])
    expect(median([])).toBeNaN()
  })

  test('ratios are of the same round', () => {
    expect(ratiosOf([10, 30], [5, 10])).toEqual([2, 3])
    expect(ratiosOf([10, 30, 50], [5, 10])).toEqual([2, 3])
    expect(spreadOf([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 })
  })
})

describe('a judgement', () => {
  const figure: Figure = { what: 'it', unit: 'ms', ours: [10, 30, 20], limit: [10, 10, 10] }

  test('holds the median of the ratios, or of ours, against the budget', () => {
    const judged = judge({
      ...figure,
      budgets: [
        { of: 'ratio', at: 'most', value: 2 },
        { of: 'ratio', at: 'most', value: 1.9 },
        { of: 'ratio', at: 'least', value: 2.5 },
        { of: 'ours', at: 'least', value: 20, isTarget: true },
      ],
    })
    expect(judged).toEqual([
      { budget: '≤ 2×', isMet: true, isTarget: false },
      { budget: '≤ 1.9×', isMet: false, isTarget: false },
      { budget: '≥ 2.5×', isMet: false, isTarget: false },
      { budget: '≥ 20 ms', isMet: true, isTarget: true },
    ])
  })

  test('without a limit measured beside it is never met', () => {
    const { limit: _, ...alone } = figure
    expect(judge({ ...alone, budgets: [{ of: 'ratio', at: 'most', value: 9 }] })).toMatchObject([{ isMet: false }])
  })

  test('of nothing measured is never met', () => {
    expect(judge({ ...figure, ours: [], budgets: [{ of: 'ours', at: 'most', value: 9 }] })).toMatchObject([
      { isMet: false },
    ])
  })

  test('stands in the table, missed ones plainly', () => {
    const text = markdownOf([
      {
        row: 3,
        title: 'Appends',
        figures: [{ ...figure, budgets: [{ of: 'ratio', at: 'most', value: 1.5 }] }],
        integrity: [{ what: 'entries', expected: 4, lost: 1, doubled: 0, outOfOrder: 0 }],
        conditions: [],
      },
    ])
    expect(text).toContain('| 3 | it | 20 ms (10–30) | 10 ms | 2× (1–3) | ≤ 1.5× | **missed** |')
    expect(text).toContain('Row 3: entries: 1 lost, 0 doubled, 0 out of order of 4.')
  })
})

describe('a check of a sequence', () => {
  const checked = (seqs: number[], last: number) => {
    const check = new SequenceCheck(3)
    for (const seq of seqs) check.see(seq)
    return check.result(last)
  }

  test('finds what is lost, doubled and out of order', () => {
    expect(checked([3, 4, 5], 5)).toEqual({ expected: 3, lost: 0, doubled: 0, outOfOrder: 0 })
    expect(checked([3, 5], 6)).toEqual({ expected: 4, lost: 2, doubled: 0, outOfOrder: 0 })
    expect(checked([3, 4, 4, 5], 5)).toEqual({ expected: 3, lost: 0, doubled: 1, outOfOrder: 0 })
    expect(checked([3, 5, 4], 5)).toEqual({ expected: 3, lost: 0, doubled: 0, outOfOrder: 1 })
    expect(checked([], 5)).toMatchObject({ lost: 3 })
  })

  test('adds up, and is sound only without any', () => {
    const sum = together('deliveries', [checked([3, 4], 4), checked([3, 3, 4], 4)])
    expect(sum).toEqual({ what: 'deliveries', expected: 4, lost: 0, doubled: 1, outOfOrder: 0 })
    expect(isSound(sum)).toBe(false)
    expect(isSound({ ...sum, doubled: 0 })).toBe(true)
  })
})
