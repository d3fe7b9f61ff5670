import { describe, expect, it } from 'vitest'
import {
  ben,
  cleo,
  DECLARED_AT,
  dana,
  InMemoryIncident,
  payments,
  system,
  uuid,
} from '@/lib/testing/in-memory-incident'
import { draftBrief } from './brief'
import { catchUpOf, whatChangedSince } from './catch-up'
import type { EventBody } from './events'
import { reduceIncident } from './reduce-incident'
import { spokenDue, spokenDuration, spokenList } from './spoken'
import type { IncidentState } from './state'

function busyRoom() {
  const input = { occurredAt: '2026-03-02T02:54:00.000Z', serviceIds: [payments.id], severity: 'sev3' as const }
  const room = new InMemoryIncident({ input })
  room.run(cleo, 'take-role', { role: 'commander' })
  room.run(cleo, 'change-severity', { severity: 'sev1' })
  room.run(ben, 'add-entry', { entryId: uuid(500), kind: 'decision', text: 'Roll back to build 481' })
  room.run(ben, 'add-entry', { entryId: uuid(501), kind: 'question', text: 'Is the EU region hit as well?' })
  room.run(ben, 'add-entry', { entryId: uuid(502), kind: 'hypothesis', text: 'The pool is exhausted' })
  room.run(cleo, 'set-update-due', { dueAt: '2026-03-02T03:24:06.000Z' })
  return room
}

/** The same, once it is known who is hit, with one mitigation that had no effect, a crutch, and one that is watched. */
function triedRoom() {
  const room = busyRoom()
  const by = { kind: 'person', id: ben.id, name: 'Ben' } as const
  const about = (mitigationId: string, title: string) => ({ mitigationId, title })
  const proposed = (mitigationId: string, title: string) => ({
    type: 'mitigation.proposed' as const,
    payload: {
      ...about(mitigationId, title),
      kind: 'roll-back' as const,
      service: null,
      target: null,
      lever: null,
      owner: { id: ben.id, name: 'Ben' },
      why: 'The deploy came first',
      expected: 'Errors end',
      checkMinutes: 5,
      reversible: true,
      change: null,
    },
  })
  const checkAt = new Date(Date.parse(room.now) + 4 * 60_000).toISOString()
  const flag = about('m1', 'Flag off new-3ds-flow')
  const back = about('m2', 'Roll back payments to 8409')
  const expiresAt = '2026-03-09T03:12:00.000Z'
  const bodies: EventBody[] = [
    {
      type: 'blast-radius.revised',
      payload: {
        revision: 1,
        affected: { kind: 'share', percent: 23 },
        who: 'EU checkouts',
        regions: ['eu-west'],
        since: null,
        trend: 'growing',
        confidence: 'likely',
        source: 'Checkout SLI',
        services: [],
      },
    },
    proposed('m1', flag.title),
    { type: 'mitigation.started', payload: { ...flag, checkAt } },
    {
      type: 'mitigation.judged',
      payload: { ...flag, from: 'watching', result: 'worked', evidence: null, crutch: { expiresAt } },
    },
    proposed('m2', back.title),
    { type: 'mitigation.started', payload: { ...back, checkAt } },
    { type: 'mitigation.watching', payload: { ...back, checkAt } },
  ]
  const envelope = { incidentId: room.state.id, actor: by, commandId: uuid(900), recordedAt: room.now, hash: '' }
  const state = bodies.reduce<IncidentState>(
    (before, body) => reduceIncident(before, { ...envelope, ...body, seq: before.seq + 1 }),
    room.state,
  )
  return { state, now: room.now }
}

describe('catchUpOf', () => {
  it('[STATE-5] says it in about sixty words', () => {
    const room = busyRoom()
    const { text } = catchUpOf(room.state, room.now)
    expect(text).toBe(
      'INC-42, now SEV1 (was SEV3): Checkout fails. Active on Payments for 18 minutes since the impact began. ' +
        'Cleo is commander. Decided: Roll back to build 481. Open question: Is the EU region hit as well? ' +
        'The next update is due in 12 minutes.',
    )
    expect(text.split(' ').length).toBeLessThan(80)
    expect(catchUpOf(room.state, room.now)).toEqual(catchUpOf(room.state, room.now))
  })

  it('[STATE-5] gives the same in parts', () => {
    const room = busyRoom()
    expect(catchUpOf(room.state, '2026-03-02T03:30:00.000Z')).toMatchObject({
      since: { what: 'impactStartedAt', spoken: '36 minutes' },
      severityJourney: ['sev3', 'sev1'],
      commander: { name: 'Cleo', isAbsent: false },
      decisions: [{ by: 'Ben', text: 'Roll back to build 481' }],
      openQuestions: [{ seq: 6 }],
      updateDue: { isOverdue: true, spoken: 'overdue by 5 minutes' },
    })
  })

  it('[STATE-5] says who is hit and what was tried', () => {
    const { state, now } = triedRoom()
    const { text } = catchUpOf(state, now)
    expect(text).toContain('Hit: 23 % of EU checkouts, growing, in eu-west.')
    expect(text).toContain('Tried: Roll back payments to 8409 is watched, its check is due in 4 minutes.')
    expect(text.split(' ').length).toBeLessThan(90)
  })

  it('[STATE-5] contains no redacted words', () => {
    const room = busyRoom()
    for (const n of [500, 501]) room.run(ben, 'redact-entry', { entryId: uuid(n) })
    const told = catchUpOf(room.state, room.now)
    expect(told.text).not.toMatch(/481|EU/)
    expect(told).toMatchObject({ decisions: [], openQuestions: [] })
    expect(told.text).toContain('Nothing is decided yet.')
  })

  it('speaks of an empty room, an absent commander, and the end', () => {
    const room = new InMemoryIncident({ input: { deliveryPrevented: true } })
    expect(catchUpOf(room.state, DECLARED_AT).text).toBe(
      'INC-42, SEV1: Checkout fails. Active for less than a minute since it was declared. ' +
        'Delivery to production is prevented. Nobody is commander. Nothing is decided yet. The next update is due in 30 minutes.',
    )
    room.run(cleo, 'take-role', { role: 'commander' })
    room.run(system, 'mark-absent', { personId: cleo.id, since: room.now })
    expect(catchUpOf(room.state, room.now).text).toContain('Cleo is commander but absent.')
    room.run(ben, 'change-status', { status: 'resolved' }, { afterMs: 3_600_000 })
    const text = catchUpOf(room.state, '2026-03-05T00:00:00.000Z').text
    expect(text).toContain('Resolved; it took 1 hour since it was declared.')
    room.run(ben, 'withdraw', { reason: 'A test.' })
    expect(catchUpOf(room.state, room.now).text).toContain('It was withdrawn: no incident.')
  })
})

describe('whatChangedSince', () => {
  it('[STATE-5] counts what others did since one looked', () => {
    const room = busyRoom()
    const rows = [...room.rows.values()]
    expect(whatChangedSince(rows, 1, dana.id)).toBe(
      '7 new lines: 1 decision, a change of severity, a change of roles, a question and a hypothesis.',
    )
    expect(whatChangedSince(rows, 4, ben.id)).toBe('1 new line.')
    expect(whatChangedSince(rows, room.state.seq, dana.id)).toBeNull()
  })
})

describe('draftBrief', () => {
  it('[ROLE-10] [STATE-5] carries the situation and names what it quotes', () => {
    const room = busyRoom()
    room.run(ben, 'add-entry', { entryId: uuid(503), kind: 'hypothesis', text: 'DNS' })
    room.run(ben, 'judge-hypothesis', { entryId: uuid(503), verdict: 'ruled-out' })
    const { text, quotedSeqs } = draftBrief(room.state, 'commander', room.now)
    expect(text.split('\n')).toEqual([
      'Situation: Checkout fails. SEV1, active, 18 minutes in. Affected: Payments.',
      'Decided:',
      '- Roll back to build 481 (Ben)',
      'Suspected:',
      '- The pool is exhausted (Ben)',
      'Ruled out:',
      '- DNS (Ben)',
      'Open questions:',
      '- Is the EU region hit as well? (Ben)',
      'Other roles: operations vacant, communications vacant, scribe vacant.',
      'Next update: due in 11 minutes.',
    ])
    expect(quotedSeqs).toEqual([5, 6, 7, 9])
  })

  it('[ROLE-10] [STATE-5] says what was tried, how it went, and what is still in place', () => {
    const { state, now } = triedRoom()
    expect(draftBrief(state, 'commander', now).text.split('\n').slice(0, 4)).toEqual([
      'Situation: Checkout fails. SEV1, active, 18 minutes in. Affected: Payments. Hit: 23 % of EU checkouts, growing, in eu-west.',
      'Tried:',
      '- Flag off new-3ds-flow worked, still in place (Ben)',
      '- Roll back payments to 8409 is watched, its check is due in 4 minutes (Ben)',
    ])
  })

  it('[ROLE-10] is accepted as it is', () => {
    const room = busyRoom()
    const { text, quotedSeqs } = draftBrief(room.state, 'commander', room.now)
    const offer = { role: 'commander', toPersonId: dana.id, offerId: uuid(600), brief: text, quotedSeqs }
    expect(room.run(cleo, 'hand-over-role', offer)).toHaveLength(2)
  })
})

describe('spoken', () => {
  it.each([
    [0, 'less than a minute'],
    [-5, 'less than a minute'],
    [60, '1 minute'],
    [1139, '18 minutes'],
    [3600, '1 hour'],
    [7500, '2 hours 5 minutes'],
    [86_400, '1 day'],
    [300_000, '3 days'],
  ])('%s seconds are %s', (seconds, spoken) => {
    expect(spokenDuration(DECLARED_AT, new Date(Date.parse(DECLARED_AT) + seconds * 1000).toISOString())).toBe(spoken)
  })

  it('says what is due, and lists', () => {
    expect(spokenDue(DECLARED_AT, '2026-03-02T03:16:30.000Z')).toBe('overdue by 4 minutes')
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map(spokenList)).toEqual(['', 'a', 'a and b', 'a, b and c'])
  })
})
