import { describe, expect, it } from 'vitest'
import { ben, cleo, InMemoryIncident } from '@/lib/testing/in-memory-incident'
import { aMeasured } from '@/lib/testing/measured-incident'
import { durationOf, durationsMetric, durationsOf, sampled } from './durations'
import { measuredOf } from './measured-incident'

const MINUTE = 60_000

/** Declared, mitigated ten minutes later; its impact began before when that is said. */
function anIncident({ impactMinutesBefore }: { impactMinutesBefore?: number } = {}) {
  const room = new InMemoryIncident()
  if (impactMinutesBefore !== undefined) {
    const impactStartedAt = new Date(Date.parse(room.now) - impactMinutesBefore * MINUTE).toISOString()
    room.run(ben, 'set-instants', { instants: { impactStartedAt } }, { afterMs: 0 })
  }
  room.run(ben, 'change-status', { status: 'mitigated' }, { afterMs: 10 * MINUTE })
  return measuredOf(room.state)
}

describe('the times of an incident', () => {
  it('[METRIC-31] runs to mitigation from the start of the impact, else from the declaration, and says so', () => {
    expect(durationOf(anIncident({ impactMinutesBefore: 5 }), 'mitigate')).toEqual({
      ms: 15 * MINUTE,
      isFallback: false,
    })
    expect(durationOf(anIncident(), 'mitigate')).toEqual({ ms: 10 * MINUTE, isFallback: true })
  })

  it('[METRIC-31] is missing, never 0, without one of its ends or when they stand the wrong way round', () => {
    const incident = anIncident()
    expect(durationOf(incident, 'detect')).toBeNull()
    const detectedAt = { at: '2026-03-02T03:00:00.000Z', source: 'later' as const }
    const impactStartedAt = { at: '2026-03-02T03:05:00.000Z', source: 'later' as const }
    expect(durationOf({ instants: { ...incident.instants, detectedAt, impactStartedAt } }, 'detect')).toBeNull()
    const { detect, mitigate } = durationsOf([incident, anIncident({ impactMinutesBefore: 1 })]).rows
    expect(detect).toMatchObject({ n: 0, missing: 2, median: null })
    expect(mitigate).toMatchObject({ n: 2, missing: 0, fallbacks: 1, median: 10.5 * MINUTE })
  })

  it('[METRIC-32] counts somebody as mobilised once the last of those called has come', () => {
    const room = new InMemoryIncident({ declarer: ben })
    room.run(ben, 'ask-for-help', { helpId: crypto.randomUUID(), personId: cleo.id }, { afterMs: MINUTE })
    expect(durationOf(measuredOf(room.state), 'mobilise')).toBeNull()
    room.run(cleo, 'join', {}, { afterMs: 2 * MINUTE })
    const measured = measuredOf(room.state)
    expect(durationOf(measured, 'mobilise')).toEqual({ ms: 3 * MINUTE, isFallback: false })
    expect(durationOf(measured, 'acknowledge')).toEqual({ ms: 2 * MINUTE, isFallback: false })
  })
})

describe('what is said of them', () => {
  it('says that there is nothing, instead of 0', () => {
    expect(durationsMetric.sentence(durationsOf([]))).toBe('No incident of this selection was mitigated yet.')
    expect(durationsMetric.table(durationsOf([])).rows[0]).toEqual(['Time to detect', 'all', 0, null, null, null, 0, 0])
  })

  it('[METRIC-33] draws at most two thousand dots, evenly over time', () => {
    const all = Array.from({ length: 4_100 }, (_, n) => n)
    expect(sampled(all.slice(0, 2_000))).toHaveLength(2_000)
    expect(sampled(all).length).toBeLessThanOrEqual(2_000)
    expect(sampled(all).slice(0, 3)).toEqual([0, 3, 6])
    const many = durationsOf(
      Array.from({ length: 700 }, () => aMeasured({ instants: { resolvedAt: '2027-01-01T00:00:00.000Z' } })),
    )
    expect(many.rows.resolve).toMatchObject({ n: 700, isSampled: true })
    expect(many.rows.resolve.dots).toHaveLength(234)
  })
})
