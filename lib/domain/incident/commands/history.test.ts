import { describe, expect, it } from 'vitest'
import { reduceIncident } from '@/lib/domain/incident/reduce-incident'
import {
  ben,
  cleo,
  dana,
  eli,
  finn,
  InMemoryIncident,
  payments,
  paymentsTeam,
  uuid,
} from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'

const MINUTE = 60_000

const askFor = (room: InMemoryIncident, n: number, ofId: string, afterMs = MINUTE) =>
  room.run(ben, 'ask-for-help', { helpId: uuid(600 + n), personId: ofId, message: 'Please come' }, { afterMs })

describe('tests and who noticed first', () => {
  it('[SITU-7] says that it is a test and that it is none, also once it is closed, and nothing twice', () => {
    const room = new InMemoryIncident({ input: { severity: 'sev3' } })
    expect(room.state.isTest).toBe(false)
    expect(room.run(ben, 'mark-test', { isTest: false })).toEqual([])
    room.run(ben, 'mark-test', { isTest: true })
    for (const status of ['resolved', 'closed']) room.run(ben, 'change-status', { status, note: 'Done.' })
    expect(room.state.isTest).toBe(true)
    room.run(cleo, 'mark-test', { isTest: false })
    expect(room.state.isTest).toBe(false)
    expect(refusalOf(() => room.run(finn, 'mark-test', { isTest: true })).code).toBe('forbidden')
  })

  it('[SITU-7] says who noticed first, and takes it back', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'set-detected-by', { by: 'customer' })
    expect(room.state.detectedBy).toBe('customer')
    expect(room.run(ben, 'set-detected-by', { by: 'customer' })).toEqual([])
    expect(room.run(ben, 'set-detected-by', { by: null })).toEqual([
      { type: 'detection.set', payload: { by: null, from: 'customer' } },
    ])
    expect(room.state.detectedBy).toBeNull()
    expect(refusalOf(() => room.run(finn, 'set-detected-by', { by: 'us' })).code).toBe('forbidden')
  })
})

describe('people who are asked to come', () => {
  it('[SITU-8] are the first page, the first of them acknowledges, and the last of them mobilises', () => {
    const room = new InMemoryIncident()
    askFor(room, 1, dana.id)
    const pagedAt = room.now
    askFor(room, 2, eli.id)
    expect(room.state.instants).toMatchObject({
      firstPagedAt: { at: pagedAt, source: 'machine' },
      acknowledgedAt: null,
    })
    expect(room.state.requested).toEqual([dana.id, eli.id])
    room.run(eli, 'join', {}, { afterMs: MINUTE })
    const acknowledgedAt = room.now
    expect(room.state.instants).toMatchObject({ acknowledgedAt: { at: acknowledgedAt }, mobilisedAt: null })
    room.run(dana, 'join', {}, { afterMs: MINUTE })
    expect(room.state.instants).toMatchObject({
      firstPagedAt: { at: pagedAt },
      acknowledgedAt: { at: acknowledgedAt },
      mobilisedAt: { at: room.now, source: 'machine' },
    })
    expect(room.state.requested).toEqual([])
  })

  it('[SITU-8] are not waited for when they take part already, and others who come acknowledge nothing', () => {
    const room = new InMemoryIncident()
    room.run(dana, 'join', {})
    askFor(room, 1, dana.id)
    expect(room.state.requested).toEqual([])
    askFor(room, 2, eli.id)
    room.run(cleo, 'join', {})
    expect(room.state.instants.acknowledgedAt).toBeNull()
    expect(room.state.requested).toEqual([eli.id])
  })

  it('[SITU-8] move what the room found out by itself, and not what a person stated', () => {
    const room = new InMemoryIncident()
    const stated = room.now
    askFor(room, 1, dana.id)
    room.run(ben, 'set-instants', { instants: { acknowledgedAt: stated, mobilisedAt: stated } }, { afterMs: MINUTE })
    room.run(dana, 'join', {}, { afterMs: MINUTE })
    expect(room.state.instants).toMatchObject({ acknowledgedAt: { at: stated }, mobilisedAt: { at: stated } })
  })

  it('[SITU-8] a team is a page, too', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'ask-for-help', {
      helpId: uuid(610),
      teamId: paymentsTeam.id,
      message: 'Please come',
    })
    expect(room.state.instants.firstPagedAt?.at).toBe(room.now)
  })
})

describe('time', () => {
  it('[STATE-6] counts in each severity while it hurts, and in each status, reopenings included', () => {
    const room = new InMemoryIncident({ input: { severity: 'sev3' } })
    const wait = (minutes: number) => ({ afterMs: minutes * MINUTE })
    room.run(ben, 'change-severity', { severity: 'sev2' }, wait(10))
    room.run(ben, 'change-status', { status: 'mitigated' }, wait(5))
    room.run(ben, 'change-status', { status: 'resolved' }, wait(20))
    room.run(ben, 'change-status', { status: 'active' }, wait(60))
    room.run(ben, 'change-status', { status: 'resolved' }, wait(7))
    expect(room.state.elapsed).toEqual({
      severity: { sev1: 0, sev2: 32 * MINUTE, sev3: 10 * MINUTE, sev4: 0 },
      status: { active: 22 * MINUTE, mitigated: 20 * MINUTE, resolved: 60 * MINUTE, closed: 0 },
      until: room.now,
    })
  })

  it('[STATE-6] in which teams cannot deliver is one span for each time', () => {
    const room = new InMemoryIncident({ input: { severity: 'sev1', deliveryPrevented: true } })
    const declaredAt = room.now
    expect(room.state.deliverySpans.items).toEqual([{ from: declaredAt, to: null }])
    room.run(ben, 'change-status', { status: 'resolved' }, { afterMs: 30 * MINUTE })
    const resolvedAt = room.now
    expect(room.state.deliverySpans.items).toEqual([{ from: declaredAt, to: resolvedAt }])
    room.run(ben, 'change-status', { status: 'active' }, { afterMs: 5 * MINUTE })
    expect(room.state.deliverySpans).toEqual({
      count: 2,
      items: [
        { from: declaredAt, to: resolvedAt },
        { from: room.now, to: null },
      ],
    })
  })
})

describe('what was imported', () => {
  it('[STATE-7] has the instants and intervals of then', () => {
    const room = new InMemoryIncident({ input: { severity: 'sev2', serviceIds: [payments.id] } })
    room.run(ben, 'change-status', { status: 'resolved' })
    const { state } = room
    const instants = {
      declaredAt: { at: '2024-03-01T10:00:00.000Z', source: 'later' as const },
      mitigatedAt: { at: '2024-03-01T10:20:00.000Z', source: 'later' as const },
      resolvedAt: { at: '2024-03-01T11:00:00.000Z', source: 'later' as const },
    }
    const imported = reduceIncident(state, {
      ...room.log.at(-1)!,
      seq: state.seq + 1,
      type: 'incident.imported',
      payload: { source: 'pagerduty', foreignId: 'PABC', url: null, instants },
    })
    expect(imported).toMatchObject({
      importedFrom: { source: 'pagerduty', id: 'PABC', url: null },
      instants: { ...instants, impactStartedAt: null },
      elapsed: {
        severity: { sev1: 0, sev2: 60 * MINUTE, sev3: 0, sev4: 0 },
        status: { active: 20 * MINUTE, mitigated: 40 * MINUTE, resolved: 0, closed: 0 },
      },
      deliverySpans: { items: [], count: 0 },
    })
  })
})
