import type { Actor } from '@/lib/domain/actor'
import { later } from '@/lib/domain/incident/clock'
import { MINUTE } from '@/lib/domain/incident/coach/moments'
import { ben, cleo, type InMemoryIncident, payments, system, uuid } from '@/lib/testing/in-memory-incident'

/** Something that happens in a room. */
export type Play = (room: InMemoryIncident) => void

export const takes =
  (by: Actor, role: string): Play =>
  (room) =>
    room.run(by, 'take-role', { role })
export const says =
  (by: Actor, kind = 'note'): Play =>
  (room) =>
    room.run(by, 'add-entry', { entryId: uuid(400 + room.log.length), kind, text: 'Since the deploy of 03:05?' })
export const does =
  (by: Actor, name: string, input: object = {}): Play =>
  (room) =>
    room.run(by, name, input)
export const all =
  (...plays: Play[]): Play =>
  (room) => {
    for (const play of plays) play(room)
  }
export const tries = (n: number, more: object = {}): Play =>
  does(cleo, 'propose-mitigation', {
    mitigationId: uuid(300 + n),
    kind: 'roll-back',
    title: `Roll back ${n}`,
    serviceId: payments.id,
    checkMinutes: 5,
    reversible: true,
    start: true,
    ...more,
  })
export const judged = (n: number, more: object = {}): Play =>
  does(cleo, 'judge-mitigation', {
    mitigationId: uuid(300 + n),
    result: 'worked',
    evidence: { text: 'The error rate fell.' },
    ...more,
  })
export const movesCheck: Play = (room) =>
  void room.run(cleo, 'move-check', { mitigationId: uuid(301), checkAt: later(room.now, 10 * MINUTE) })
export const waives: Play = all(
  does(cleo, 'set-services', { serviceIds: [payments.id] }),
  does(cleo, 'waive-lever', { serviceId: payments.id, lever: 'roll-back', reason: 'Nothing was deployed.' }),
)
export const radius = (percent: number, basedOn: number, more: object = {}): Play =>
  does(cleo, 'revise-blast-radius', {
    affected: { kind: 'share', percent },
    who: 'EU checkouts',
    since: null,
    trend: 'steady',
    confidence: 'likely',
    serviceIds: [payments.id],
    basedOn,
    ...more,
  })
export const alerts =
  (firing: number, more: object = {}): Play =>
  (room) =>
    room.run(system, 'record-alerts', {
      integration: { id: uuid(9), name: 'prod' },
      service: null,
      firing,
      total: 2,
      fired: firing,
      resolved: 2 - firing,
      sample: [{ title: 'Checkout fails', status: firing > 0 ? 'firing' : 'resolved' }],
      ...more,
    })
export const change = {
  id: uuid(801),
  kind: 'flag' as const,
  title: 'new-checkout off',
  service: { id: payments.id, name: payments.name },
  author: 'gus',
  url: null,
  at: '2026-03-02T03:14:00.000Z',
}
export const changed: Play = (room) => {
  room.changes.push(change)
  room.run(system, 'notice-change', { changeId: change.id, authorId: null })
}
export const everybodyJoins = (room: InMemoryIncident) => {
  for (const n of [11, 12, 13, 14, 15, 16]) {
    room.run({ ...ben, id: uuid(n), name: `Person ${n}` } as Actor, 'join')
  }
}
export const moved = (status: string): Play => does(ben, 'change-status', { status })
export const dueAt =
  (minutes: number): Play =>
  (room) =>
    void room.run(cleo, 'set-update-due', { dueAt: later(room.now, minutes * MINUTE + 1000) })
export const sendsUpdate: Play = (room) =>
  void room.run(cleo, 'send-update', {
    updateId: uuid(900),
    audience: 'internal',
    subject: 'Checkout',
    text: 'We are on it.',
    nextDueAt: later(room.now, 30 * MINUTE),
  })
