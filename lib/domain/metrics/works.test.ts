import { describe, expect, it } from 'vitest'
import { uuid } from '@/lib/testing/in-memory-incident'
import { aMeasured, aMitigation } from '@/lib/testing/measured-incident'
import { crutchesMetric, openCrutchesOf } from './crutches'
import { NO_FILTER } from './history-filter'
import { leversMetric, leversOf } from './levers'
import { mitigationsMetric, mitigationsOf } from './mitigations'

const MINUTE = 60_000
const now = '2026-03-12T00:00:00.000Z'

describe('[METRIC-10] mitigations', () => {
  it('count as tried once they were started, and by the verdict of the room', () => {
    const waiting = aMitigation({ state: 'proposed', startedAt: null, endedAt: null })
    const dropped = aMitigation({ state: 'abandoned', startedAt: null })
    const worse = aMitigation({ kind: 'restart', state: 'made-worse' })
    const running = aMitigation({ kind: 'restart', state: 'watching', endedAt: null })
    const { all, rows, dots } = mitigationsOf([
      aMeasured({ mitigations: [waiting, dropped, worse] }),
      aMeasured({ mitigations: [running, aMitigation()] }),
    ])
    expect(all).toMatchObject({ proposed: 5, tried: 3, worked: 1, madeWorse: 1, running: 1, abandoned: 0 })
    expect(all.toEffect).toEqual({ n: 1, median: 10 * MINUTE, p75: null, p90: null })
    expect(rows.map(({ kind, tried }) => [kind, tried])).toEqual([
      ['roll-back', 1],
      ['restart', 2],
    ])
    expect(dots).toHaveLength(1)
  })

  it('say what came first, of the incidents that started anything', () => {
    const early = { startedAt: '2026-03-02T03:00:00.000Z', kind: 'restart' as const, state: 'no-effect' as const }
    const figures = mitigationsOf([
      aMeasured({ mitigations: [aMitigation()], beganWithLever: true, triedBeforeWorked: 0 }),
      aMeasured({ mitigations: [aMitigation(), aMitigation(early)], beganWithLever: false, triedBeforeWorked: 1 }),
      aMeasured(),
    ])
    expect(figures.incidents).toEqual({ part: 2, whole: 3 })
    expect(figures.rollbackFirst).toEqual({ part: 1, whole: 2 })
    expect(figures.leverFirst).toEqual({ part: 1, whole: 2 })
    expect(figures.triedBefore).toMatchObject({ n: 2, median: 0.5 })
    expect(mitigationsMetric.sentence(figures)).toBe(
      '67 % of what was tried worked (n = 3, in 2 incidents), half of it within 10 min. ' +
        '50 % began with a roll-back, 50 % with a lever of the board.',
    )
    expect(mitigationsMetric.sentence(mitigationsOf([]))).toBe('No mitigation of this selection was started.')
  })
})

describe('[METRIC-11] crutches', () => {
  it('are those left in place, the oldest first, with their age and whether they should be gone', () => {
    const names = { person: () => 'Ada', service: () => null }
    const left = (day: number, expiresAt: string) =>
      aMitigation({ title: `Of day ${day}`, endedAt: `2026-03-0${day}T00:00:00.000Z`, crutchExpiresAt: expiresAt })
    const figures = openCrutchesOf(
      [aMeasured({ mitigations: [left(5, '2026-03-20T00:00:00.000Z'), left(2, '2026-03-09T00:00:00.000Z')] })],
      names,
      now,
    )
    expect(figures).toMatchObject({ open: 2, overdue: 1, age: { n: 2, median: 8.5 * 24 * 60 * MINUTE, p75: null } })
    expect(figures.rows.map(({ title, isOverdue, owner }) => [title, isOverdue, owner?.name])).toEqual([
      ['Of day 2', true, 'Ada'],
      ['Of day 5', false, 'Ada'],
    ])
    expect(crutchesMetric.sentence(figures)).toBe(
      '2 crutches are open, 1 past the day they were to end (n = 2); the oldest stands for 10 d.',
    )
    expect(crutchesMetric.sentence(openCrutchesOf([], names, now))).toBe('Nothing is held up by a crutch.')
  })
})

describe('[METRIC-12] levers', () => {
  const payments = { id: uuid(1), name: 'Payments', teamId: uuid(9), levers: ['roll-back', 'flag-off'] as const }
  const search = { id: uuid(2), name: 'Search', teamId: null, levers: [] }
  const services = [{ ...payments, levers: [...payments.levers] }, search]
  const pull = (lever: 'roll-back' | 'flag-off', startedAt: string | null) =>
    aMitigation({ kind: lever, lever, serviceId: payments.id, startedAt })

  it('are used in earnest or rehearsed in a drill, never touched ones first', () => {
    const drill = aMeasured({ kind: 'drill', mitigations: [pull('roll-back', '2026-02-01T00:00:00.000Z')] })
    const real = aMeasured({ mitigations: [pull('roll-back', '2025-11-01T00:00:00.000Z'), pull('flag-off', null)] })
    const figures = leversOf(services, [drill, real], NO_FILTER, now)
    expect(figures).toMatchObject({ count: 2, rehearsedLately: 1, untouched: 1, services: 2, without: { count: 1 } })
    expect(figures.rows.map(({ lever, lastUsed, lastRehearsed }) => [lever, lastUsed?.at, lastRehearsed?.at])).toEqual([
      ['flag-off', undefined, undefined],
      ['roll-back', '2025-11-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
    ])
    expect(leversMetric.sentence(figures)).toBe(
      '50 % of the levers were rehearsed within 90 days (n = 2); 1 lever was never used or rehearsed. ' +
        '1 of 2 services has no lever at all.',
    )
  })

  it('are rehearsed no more after 90 days, and follow the filters of service and team alone', () => {
    const long = aMeasured({ kind: 'drill', mitigations: [pull('roll-back', '2025-12-01T00:00:00.000Z')] })
    expect(leversOf(services, [long], NO_FILTER, now).rehearsedLately).toBe(0)
    const test = aMeasured({
      kind: 'drill',
      isTest: true,
      mitigations: [pull('roll-back', '2026-03-01T00:00:00.000Z')],
    })
    expect(leversOf(services, [test], { ...NO_FILTER, from: now }, now).rehearsedLately).toBe(0)
    expect(leversOf(services, [test], { ...NO_FILTER, from: now, tests: true }, now).rehearsedLately).toBe(1)
    expect(leversOf(services, [], { ...NO_FILTER, team: [uuid(9)] }, now)).toMatchObject({ count: 2, services: 1 })
    expect(leversOf(services, [], { ...NO_FILTER, service: [search.id] }, now)).toMatchObject({ count: 0, services: 1 })
  })
})
