import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { durationsOf } from '@/lib/domain/metrics/durations'
import { readDurations } from '@/lib/server/db/history/durations'
import { withSnapshot } from '@/lib/server/db/pool'
import { type Agreement, agreement } from '@/lib/testing/metric-agreement'

let world: Agreement
beforeAll(async () => {
  world = await agreement()
})

describe('the times of incidents', () => {
  it('[METRIC-2] are the same in SQL and as a pure function, whoever asks and whatever is filtered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1 }), async (seed) => {
        const history = await world.store(seed, 40)
        for (const { actor, filter } of history.questions) {
          const found = await withSnapshot((tx) => readDurations(tx, actor, filter))
          expect(found).toEqual(durationsOf(history.counted(actor, filter)))
        }
      }),
      { numRuns: 3 },
    )
  })
})
