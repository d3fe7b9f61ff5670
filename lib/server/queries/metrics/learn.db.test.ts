import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_REVIEW_RULES } from '@/lib/domain/incident/review'
import { preventionsOf } from '@/lib/domain/metrics/preventions'
import { reviewsOf } from '@/lib/domain/metrics/reviews'
import { readPreventionFigures } from '@/lib/server/db/history/preventions'
import { readReviews } from '@/lib/server/db/history/reviews'
import { withSnapshot } from '@/lib/server/db/pool'
import { type Agreement, agreement } from '@/lib/testing/metric-agreement'
import { storeRandomPreventions } from '@/lib/testing/random-preventions'

let world: Agreement
beforeAll(async () => {
  world = await agreement()
})

describe('do we learn, in SQL and as a pure function', () => {
  it('[METRIC-15] reviews, whatever the rules, and [METRIC-16] preventions are the same', {
    timeout: 60_000,
  }, async () => {
    const now = new Date().toISOString()
    const strict = { isRequired: true, withinDays: 3, approvals: 0 }
    const { people } = world.world
    const names = {
      person: (id: string) => people.find((one) => one.id === id)?.name ?? null,
      service: () => null,
    }
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1 }), fc.boolean(), async (seed, isStrict) => {
        const rules = isStrict ? { sev1: strict, sev2: strict, sev3: strict, sev4: strict } : DEFAULT_REVIEW_RULES
        const history = await world.store(seed, 40)
        const preventions = await storeRandomPreventions(history.random, history.states, history.cards, people)
        for (const { actor, filter } of history.questions) {
          const reviews = await withSnapshot((tx) => readReviews(tx, actor, filter, now, rules))
          expect(reviews).toEqual(reviewsOf(history.counted(actor, filter), rules, now))
          const figures = await withSnapshot((tx) => readPreventionFigures(tx, actor, filter, now))
          const incidents = history.counted(actor, { ...filter, from: null, to: null })
          const { categoriesOf } = history.lookups
          expect(figures).toEqual(preventionsOf({ preventions, incidents, categoriesOf, names }, filter, now))
        }
      }),
      { numRuns: 3 },
    )
  })
})
