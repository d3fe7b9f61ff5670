import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { deliveryOf } from '@/lib/domain/metrics/delivery'
import { deliveryPreventedOf } from '@/lib/domain/metrics/delivery-prevented'
import { NO_FILTER } from '@/lib/domain/metrics/history-filter'
import { readDelivery } from '@/lib/server/db/history/delivery'
import { readDeliveryPrevented } from '@/lib/server/db/history/delivery-prevented'
import { withSnapshot } from '@/lib/server/db/pool'
import { rebuildIncident } from '@/lib/server/rebuild'
import { type Agreement, agreement } from '@/lib/testing/metric-agreement'
import { measuredChanges, type RandomChanges, refOfChange, storeRandomChanges } from '@/lib/testing/random-changes'
import { aWorld } from '@/lib/testing/random-history'

let world: Agreement
let changes: RandomChanges
beforeAll(async () => {
  const base = await aWorld()
  changes = await storeRandomChanges(base)
  world = await agreement({ ...base, changes: changes.told.map(refOfChange) })
})

describe('do we deliver, in SQL and as a pure function', () => {
  it('[METRIC-13] the four delivery measures and [METRIC-14] the time without delivery are the same', {
    timeout: 60_000,
  }, async () => {
    const now = new Date().toISOString()
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1 }), async (seed) => {
        const history = await world.store(seed, 40)
        const measured = await measuredChanges(changes, history.states)
        for (const { actor, filter } of history.questions) {
          const found = await withSnapshot((tx) => readDelivery(tx, actor, filter, now))
          const visible = history.counted(actor, { ...NO_FILTER, drills: true, tests: true })
          expect(found).toEqual(deliveryOf(measured, visible, filter, history.lookups, now))
          const prevented = await withSnapshot((tx) => readDeliveryPrevented(tx, actor, filter, now))
          expect(prevented).toEqual(deliveryPreventedOf(history.counted(actor, filter), now))
        }
      }),
      { numRuns: 3 },
    )
  })

  it('[METRIC-13] what a deploy did in a private incident is known only to those who may see that', {
    timeout: 60_000,
  }, async () => {
    const now = new Date().toISOString()
    const history = await world.store(5, 80)
    await measuredChanges(changes, history.states)
    for (const { id } of history.states.slice(0, 8)) expect(await rebuildIncident(id)).toEqual([])
    const keyOf = ({ key }: { key: string }) => key
    const closed = new Set(history.states.filter(({ visibility }) => visibility === 'private').map(keyOf))
    const named = async (index: number) => {
      const actor = history.questions[index]?.actor
      if (!actor) throw new Error('Nobody asks')
      const { failures, dots } = await withSnapshot((tx) => readDelivery(tx, actor, NO_FILTER, now))
      return [...failures.flatMap(({ incidents }) => incidents), ...dots].map(keyOf).filter((key) => closed.has(key))
    }
    // The first three questions are an admin's, the next three of somebody who is a member of nothing.
    expect((await named(0)).length).toBeGreaterThan(0)
    expect(await named(3)).toEqual([])
  })
})
