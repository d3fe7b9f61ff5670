import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { openCrutchesOf } from '@/lib/domain/metrics/crutches'
import { drillFilter, drillsOf } from '@/lib/domain/metrics/drills'
import { NO_FILTER } from '@/lib/domain/metrics/history-filter'
import { leverIncidentFilter, leversOf, type ServiceLevers } from '@/lib/domain/metrics/levers'
import { mitigationsOf } from '@/lib/domain/metrics/mitigations'
import { readOpenCrutches } from '@/lib/server/db/history/crutches'
import { readDrills } from '@/lib/server/db/history/drills'
import { readLevers } from '@/lib/server/db/history/levers'
import { readMitigations } from '@/lib/server/db/history/mitigations'
import { withSnapshot } from '@/lib/server/db/pool'
import { type Agreement, agreement } from '@/lib/testing/metric-agreement'
import { storeRandomLevers } from '@/lib/testing/random-changes'

let world: Agreement
let services: ServiceLevers[]
beforeAll(async () => {
  world = await agreement()
  services = await storeRandomLevers(world.world)
})

const nameIn = (things: readonly { id: string; name: string }[]) => (id: string) =>
  things.find((one) => one.id === id)?.name ?? null

describe('what works, in SQL and as a pure function', () => {
  it('[METRIC-10] mitigations, [METRIC-11] crutches, [METRIC-12] levers and [METRIC-17] drills are the same', {
    timeout: 60_000,
  }, async () => {
    const now = new Date().toISOString()
    const names = { person: nameIn(world.world.people), service: nameIn(world.world.services) }
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1 }), async (seed) => {
        const history = await world.store(seed, 40)
        for (const { actor, filter } of history.questions) {
          const mitigations = await withSnapshot((tx) => readMitigations(tx, actor, filter))
          expect(mitigations).toEqual(mitigationsOf(history.counted(actor, filter)))
          const crutches = await withSnapshot((tx) => readOpenCrutches(tx, actor, filter, now))
          const everCounted = history.counted(actor, { ...filter, from: null, to: null })
          expect(crutches).toEqual(openCrutchesOf(everCounted, names, now))
          const visible = history.counted(actor, leverIncidentFilter({ tests: true }))
          const levers = leversOf(services, visible, filter, now)
          expect(await withSnapshot((tx) => readLevers(tx, actor, filter, now))).toEqual(levers)
          const drills = await withSnapshot((tx) => readDrills(tx, actor, filter, now))
          expect(drills).toEqual(drillsOf(history.counted(actor, drillFilter(filter)), levers, filter, now))
        }
      }),
      { numRuns: 3 },
    )
  })

  it('[METRIC-12] tells apart what was pulled in earnest and in a drill', { timeout: 60_000 }, async () => {
    const history = await world.store(3, 60)
    const [question] = history.questions
    if (!question) throw new Error('Nobody asks')
    const { rows } = await withSnapshot((tx) => readLevers(tx, question.actor, NO_FILTER, new Date().toISOString()))
    const drills = new Set(history.states.filter(({ kind }) => kind === 'drill').map(({ key }) => key))
    const rehearsed = rows.flatMap(({ lastRehearsed }) => lastRehearsed?.incident.key ?? [])
    expect(rehearsed.length).toBeGreaterThan(0)
    expect(rehearsed.filter((key) => !drills.has(key))).toEqual([])
    expect(rows.filter(({ lastUsed }) => lastUsed && drills.has(lastUsed.incident.key))).toEqual([])
  })
})
