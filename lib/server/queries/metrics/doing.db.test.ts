import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { bucketOf } from '@/lib/domain/metrics/buckets'
import { dataQualityOf } from '@/lib/domain/metrics/data-quality'
import { NO_FILTER } from '@/lib/domain/metrics/history-filter'
import { declaredAtOf } from '@/lib/domain/metrics/incident-ref'
import { incidentsPerWeekOf } from '@/lib/domain/metrics/incidents-per-week'
import { mitigatedWithinOf } from '@/lib/domain/metrics/mitigated-within'
import { periodBefore } from '@/lib/domain/metrics/period-before'
import { timeInSeverityOf } from '@/lib/domain/metrics/time-in-severity'
import { readDataQuality } from '@/lib/server/db/history/data-quality'
import { readIncidentsPerWeek } from '@/lib/server/db/history/incidents-per-week'
import { readMitigatedWithin } from '@/lib/server/db/history/mitigated-within'
import { readTimeInSeverity } from '@/lib/server/db/history/time-in-severity'
import { query, withSnapshot } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { type Agreement, agreement } from '@/lib/testing/metric-agreement'

let world: Agreement
beforeAll(async () => {
  world = await agreement()
})

describe('[METRIC-2] in SQL and as a pure function, whoever asks and whatever is filtered, the same are', () => {
  it('incidents a week, those mitigated in time, how well it is known, and time in severity', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1 }), async (seed) => {
        const history = await world.store(seed, 40)
        const now = new Date().toISOString()
        for (const { actor, filter } of history.questions) {
          const incidents = history.counted(actor, filter)
          const ever = history.counted(actor, { ...filter, from: null, to: null }).map(declaredAtOf)
          const first = ever.sort()[0] ?? null
          const earlier = periodBefore(filter, now)
          const before = earlier && history.counted(actor, earlier)
          await withSnapshot(async (tx) => {
            expect(await readIncidentsPerWeek(tx, actor, filter, now)).toEqual(
              incidentsPerWeekOf(incidents, filter, first, now),
            )
            expect(await readMitigatedWithin(tx, actor, filter, now)).toEqual(mitigatedWithinOf(incidents, before, now))
            expect(await readDataQuality(tx, actor, filter)).toEqual(dataQualityOf(incidents))
            expect(await readTimeInSeverity(tx, actor, filter, now)).toEqual(timeInSeverityOf(incidents, filter, now))
          })
        }
      }),
      { numRuns: 3 },
    )
  }, 60_000)
})

describe('a week outside the limits', () => {
  it('[METRIC-3] names more of its incidents than an ordinary one', async () => {
    const { questions } = await world.store(1, 40)
    const [question] = questions
    if (!question) throw new Error('Nobody asks')
    const now = new Date().toISOString()
    const monday = bucketOf(new Date(Date.now() - 70 * 86_400_000).toISOString(), 'week')
    await query(
      sql`update incident_measure set declared_at = ${monday}::date + interval '1 day', outcome = null, kind = 'production',
        is_test = false where number <= 20`,
    )
    const { weeks } = await withSnapshot((tx) => readIncidentsPerWeek(tx, question.actor, NO_FILTER, now))
    const outside = weeks.find(({ week }) => week === monday)
    expect(outside).toMatchObject({ outside: 'above', isComplete: true })
    expect(outside?.incidents).toHaveLength(outside?.n ?? 0)
    expect(outside?.n).toBeGreaterThanOrEqual(20)
  })
})
