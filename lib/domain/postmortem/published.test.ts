import { expect, test } from 'vitest'
import { ben, InMemoryIncident } from '@/lib/testing/in-memory-incident'
import { emptyContent } from '@/lib/testing/postmortem-samples'
import { later } from '../incident/clock'
import { publishedOf } from './published'

/** The facts of an incident of which these instants were stated, in minutes after it was declared. */
function factsWith(minutes: Record<string, number>) {
  const room = new InMemoryIncident()
  const instants = Object.entries(minutes).map(([name, after]) => [name, later(room.now, after * 60_000)])
  room.run(ben, 'set-instants', { instants: Object.fromEntries(instants) }, { afterMs: 3_600_000 })
  return publishedOf({
    content: emptyContent(),
    incident: room.state,
    rows: [...room.rows.values()],
    preventions: [],
    categories: [],
    people: [],
    version: null,
    publishedAt: null,
    publishedBy: null,
  }).facts
}

test('durations count from the start of the impact', () => {
  expect(factsWith({ impactStartedAt: -10, detectedAt: -4 }).durations).toEqual({
    detectedMs: 360_000,
    mitigatedMs: null,
    resolvedMs: null,
  })
})

test('[METRIC-31] a duration between instants that stand the wrong way round is not known', () => {
  const { instants, durations } = factsWith({ detectedAt: -4 })
  expect(instants.impactStartedAt).toBeNull()
  expect(durations.detectedMs).toBeNull()
})
