import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { namedMoment } from '@/lib/domain/incident/named-moment'
import { reduceIncident } from '@/lib/domain/incident/reduce-incident'
import type { IncidentState } from '@/lib/domain/incident/state'
import { foldTimeline } from '@/lib/testing/fold-timeline'
import { ben, cleo, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { anyStep, attempt } from '@/lib/testing/random-commands'
import { knownBy, nextWeighty, positionAt, positionOf, positionWhen } from './moments'
import { createReplayIndex } from './replay-index'

const stateAfter = (events: readonly IncidentEvent[]) =>
  events.reduce<IncidentState | null>((state, event) => reduceIncident(state, event), null)

/** A log of some length, longer than the distance between two moments that are kept. */
function longLog(count: number): InMemoryIncident {
  const room = new InMemoryIncident()
  for (let n = 0; room.log.length < count; n++) {
    room.run(n % 3 === 0 ? ben : cleo, 'add-entry', { entryId: uuid(5000 + n), kind: 'note', text: `Line ${n}` })
    if (n % 7 === 0) room.run(cleo, 'add-entry', { entryId: uuid(900_000 + n), kind: 'hypothesis', text: 'A guess' })
    if (n % 5 === 0) room.run(n % 3 === 0 ? ben : cleo, 'correct-entry', { entryId: uuid(5000 + n), text: `Word ${n}` })
  }
  return room
}

describe('the index of a replay', () => {
  it('[REPLAY-1] [REPLAY-2] agrees with the plain fold at every moment of any log', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 5, maxLength: 60 }), (steps) => {
        const room = new InMemoryIncident()
        for (const step of steps) attempt(room, step)
        const log = room.redactedLog()
        const index = createReplayIndex(log)
        for (let seq = 1; seq <= log.length; seq++) {
          const { state, rows } = index.at(seq)
          expect(state).toEqual(stateAfter(log.slice(0, seq)))
          expect(rows).toEqual([...foldTimeline(log.slice(0, seq)).values()])
        }
      }),
      { numRuns: 25 },
    )
  })

  it('[REPLAY-1] is the same on either side of a kept moment, in whatever order it is asked, and when it grew', () => {
    const { log } = longLog(1000)
    const index = createReplayIndex(log.slice(0, 450)).with(log.slice(450))
    for (const seq of [1000, 1, 199, 200, 201, 400, 450, 451, 600, 601, 999, 200]) {
      const { state, rows } = index.at(seq)
      expect(state).toEqual(stateAfter(log.slice(0, seq)))
      expect(rows).toEqual([...foldTimeline(log.slice(0, seq)).values()])
    }
  })

  it('[REPLAY-1] answers the nearest moment there is', () => {
    const { log } = longLog(10)
    const index = createReplayIndex(log)
    expect(index.at(0).state.seq).toBe(1)
    expect(index.at(99).state.seq).toBe(log.length)
    expect(() => createReplayIndex([]).at(1)).toThrow('no moments')
  })

  it('[REPLAY-2] holds no words that were redacted, at no moment', () => {
    const room = new InMemoryIncident()
    const text = 'The zirkonium password'
    room.run(ben, 'add-entry', { entryId: uuid(5000), kind: 'note', text })
    room.run(ben, 'redact-entry', { entryId: uuid(5000) })
    const index = createReplayIndex(room.redactedLog())
    for (let seq = 1; seq <= room.log.length; seq++) expect(JSON.stringify(index.at(seq))).not.toContain('zirkonium')
  })
})

describe('moments', () => {
  const { log } = longLog(50)
  const timeOf = (seq: number) => Date.parse(log[seq - 1]?.recordedAt ?? '')

  it('[REPLAY-3] are named by seq, by instant, or begin at the beginning', () => {
    expect(namedMoment({ seq: '12' })).toEqual({ seq: 12 })
    expect(namedMoment({ at: '2026-03-02T04:12:00+01:00' })).toEqual({ at: '2026-03-02T03:12:00.000Z' })
    for (const query of [{}, { seq: '0' }, { seq: 'x' }, { at: 'yesterday' }, { seq: ['1', '2'] }]) {
      expect(namedMoment(query)).toBeNull()
    }
    expect(positionOf(log, null).seq).toBe(1)
    expect(positionOf(log, { seq: 999 }).seq).toBe(log.length)
    expect(positionOf(log, { at: log[9]?.recordedAt ?? '' }).seq).toBe(10)
  })

  it('[REPLAY-3] by an instant are the last event that is not after it', () => {
    for (let seq = 1; seq <= log.length; seq++) {
      expect(positionWhen(log, timeOf(seq)).at).toBe(timeOf(seq))
      const before = positionWhen(log, timeOf(seq) - 1)
      expect(timeOf(before.seq)).toBeLessThanOrEqual(Math.max(timeOf(seq) - 1, timeOf(1)))
    }
    expect(positionWhen(log, timeOf(log.length) + 9999)).toEqual({ seq: log.length, at: timeOf(log.length) + 9999 })
    expect(positionAt(log, 3)).toEqual({ seq: 3, at: timeOf(3) })
  })

  it('[REPLAY-1] turn where something of weight happened', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'add-entry', { entryId: uuid(1), kind: 'note', text: 'a' })
    room.run(ben, 'change-severity', { severity: 'sev1' })
    room.run(ben, 'add-entry', { entryId: uuid(2), kind: 'note', text: 'b' })
    const turn = room.log.find(({ type }) => type === 'severity.changed')?.seq ?? 0
    const end = room.log.length
    expect(turn).toBeGreaterThan(1)
    expect(nextWeighty(room.log, 1, 1)).toBe(turn)
    expect(nextWeighty(room.log, turn, 1)).toBe(end)
    expect(nextWeighty(room.log, end, -1)).toBe(turn)
    expect(nextWeighty(room.log, turn, -1)).toBe(1)
  })

  it('[REPLAY-4] show what was known by then, also what was written down later', () => {
    const room = new InMemoryIncident()
    const write = (n: number, knownAt?: string) =>
      room.run(ben, 'add-entry', {
        entryId: uuid(n),
        kind: 'note',
        text: `Line ${n}`,
        ...(knownAt ? { knownAt } : {}),
      })
    write(1)
    const then = Date.parse(room.now)
    write(2)
    write(3, '2026-03-02T03:11:00.000Z')
    const known = knownBy([...room.rows.values()], then).map(({ text }) => text)
    expect(known).toEqual([null, 'Line 1', 'Line 3'])
  })
})
