import { describe, expect, it } from 'vitest'
import { anOverride, aRota, person } from '@/lib/testing/rotas'
import { loadOverTime, pagesOfRota } from './rota-load'

const page = (n: number, at: string) => ({ personId: person(n), at, zone: 'UTC' })

describe('[LOAD-2] pages of a rota', () => {
  it('are those of who had a seat of it then, by turn or by override', () => {
    const rota = aRota({}, [anOverride(person(9), '2026-01-14T00:00:00Z', '2026-01-15T00:00:00Z')])
    const pages = [
      // Ada's week with Ben behind her, then Ben's.
      page(1, '2026-01-06T10:00:00.000Z'),
      page(2, '2026-01-06T10:00:00.000Z'),
      page(3, '2026-01-06T10:00:00.000Z'),
      page(9, '2026-01-14T10:00:00.000Z'),
      page(2, '2026-01-14T10:00:00.000Z'),
    ]
    expect(pagesOfRota(rota, pages)).toEqual([pages[0], pages[1], pages[3]])
  })
})

describe('[LOAD-2] a load over time', () => {
  it('counts by weeks from Monday on, and nights of each person on their own', () => {
    const pages = [
      page(1, '2026-01-05T02:00:00.000Z'),
      page(1, '2026-01-05T03:00:00.000Z'),
      page(2, '2026-01-05T03:00:00.000Z'),
      page(2, '2026-01-12T12:00:00.000Z'),
    ]
    expect(loadOverTime(pages, ['2026-01-05', '2026-01-12', '2026-01-19'])).toEqual({
      weeks: [
        { business: 0, evening: 0, sleep: 3 },
        { business: 1, evening: 0, sleep: 0 },
        { business: 0, evening: 0, sleep: 0 },
      ],
      total: { business: 1, evening: 0, sleep: 3 },
      brokenNights: 2,
    })
  })
})
