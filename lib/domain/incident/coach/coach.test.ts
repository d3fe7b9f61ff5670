import { describe, expect, it } from 'vitest'
import { ben, cleo, InMemoryIncident, payments, system, uuid } from '@/lib/testing/in-memory-incident'
import { does, takes, tries } from '@/lib/testing/room-plays'
import type { Present } from '../../realtime-protocol'
import { later } from '../clock'
import { WEIGHTS } from './advice'
import { adviceToShow, allAdvice, SETTLED_MS } from './advice-of'
import { MINUTE } from './moments'
import { coachRules } from './registry'

const here = (actor: { id: string; name: string }): Present => ({
  id: actor.id,
  name: actor.name,
  device: 'desktop',
  since: '2026-03-02T03:12:00.000Z',
  isActive: true,
})
const everybody = [here(ben), here(cleo)]
const calmInput = { occurredAt: '2026-03-02T03:00:00.000Z', serviceIds: [payments.id] }

/** A room about which there is nothing to say. */
function calm() {
  const room = new InMemoryIncident({ input: calmInput })
  takes(cleo, 'commander')(room)
  takes(cleo, 'communications')(room)
  return room
}

const roomOf = (room: InMemoryIncident, afterMs: number) => ({
  incident: room.state,
  present: everybody,
  now: later(room.now, afterMs),
  viewerId: ben.id,
})
/** What the coach says: the first of all that is worth saying. */
const adviceOf = (room: Parameters<typeof allAdvice>[0]) => allAdvice(room)[0] ?? null
const advise = (room: InMemoryIncident, over: Partial<Parameters<typeof allAdvice>[0]> = {}, afterMs = 0) =>
  adviceOf({ ...roomOf(room, afterMs), ...over })
const rulesNow = (room: InMemoryIncident, afterMs = 0) =>
  allAdvice(roomOf(room, afterMs)).map(({ id }) => id.split(':')[0])

describe('the advice of a room', () => {
  it('[STATE-4] [COACH-1] has nothing to say about a calm room, and nothing of a closed one', () => {
    const room = calm()
    expect(advise(room)).toBeNull()
    room.run(cleo, 'withdraw', { reason: 'A rehearsal.' })
    expect(advise(room, {}, 90 * MINUTE)).toBeNull()
  })

  it('[COACH-1] knows its rules by one id each, the weightier first', () => {
    expect(new Set(coachRules.map(({ id }) => id)).size).toBe(coachRules.length)
    for (const phase of [undefined, 'resolved'] as const) {
      const weights = coachRules.filter((rule) => rule.phase === phase).map(({ weight }) => WEIGHTS.indexOf(weight))
      expect(weights).toEqual(weights.toSorted((one, other) => one - other))
    }
  })

  it('[STATE-4] [COACH-1] says the most important of what is true, one at a time', () => {
    const room = new InMemoryIncident()
    room.run(cleo, 'add-entry', { entryId: uuid(500), kind: 'question', text: 'Since when?' })
    const order = rulesNow(room, 70 * MINUTE)
    expect(order).toEqual([
      'no-commander',
      'update-overdue',
      'no-blast-radius',
      'no-lever',
      'update-unowned',
      'check-in',
      'impact-unknown',
      'question-waiting',
      'no-services',
      'quiet-room',
      'silent-person',
    ])
    expect(advise(room, {}, 70 * MINUTE)?.sentence).toBe('Nobody is commander.')
  })

  it('[STATE-4] [INTAKE-9] suggests to reopen when alerts fire after it was resolved, and not for those before', () => {
    const room = calm()
    const alerts = (firing: number) => ({
      integration: { id: uuid(9), name: 'prod' },
      service: null,
      firing,
      total: 2,
      fired: 1,
      resolved: 0,
      sample: [{ title: 'Checkout fails', status: 'firing' }],
    })
    room.run(system, 'record-alerts', alerts(1))
    room.run(ben, 'change-status', { status: 'resolved' })
    expect(advise(room)).toBeNull()
    room.run(system, 'record-alerts', { ...alerts(2), suggestsReopening: true })
    const advice = advise(room)
    expect(advice?.sentence).toBe('2 alerts fire again since this was resolved.')
    expect(advice?.action).toMatchObject({ command: 'change-status', input: { status: 'active' }, label: 'Reopen' })
    room.run(ben, 'change-status', { status: 'active' })
    expect(advise(room)?.id).toMatch(/^no-update-promised/)
  })

  it('[COACH-2] [ALERT-5] takes alerts that resolve one after the other, or only flap, for none that fire again', () => {
    const room = calm()
    const told = { integration: { id: uuid(9), name: 'prod' }, service: null, total: 3 }
    const resolved = [{ title: 'Checkout fails', status: 'resolved' }]
    const fired = [{ title: 'Checkout fails', status: 'firing' }]
    room.run(system, 'record-alerts', { ...told, firing: 3, fired: 3, resolved: 0, sample: fired })
    room.run(ben, 'change-status', { status: 'resolved' })
    room.now = later(room.now, MINUTE)
    room.run(system, 'record-alerts', { ...told, firing: 2, fired: 0, resolved: 1, sample: resolved })
    expect(advise(room)).toBeNull()
    room.run(system, 'record-alerts', { ...told, firing: 3, fired: 1, flapping: 1, resolved: 0, sample: fired })
    expect(advise(room)).toBeNull()
  })

  it('[STATE-4] [COACH-1] is silent once it is resolved', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'change-status', { status: 'resolved' })
    expect(advise(room, { present: [] }, 90 * MINUTE)).toBeNull()
  })

  it('[COACH-1] leaves it to the ten-minute rule to say that diagnosing came first', () => {
    const room = calm()
    room.run(cleo, 'add-entry', { entryId: uuid(500), kind: 'hypothesis', text: 'The deploy.' })
    expect(rulesNow(room, 9 * MINUTE)).toContain('diagnosing-first')
    expect(rulesNow(room, 11 * MINUTE)).not.toContain('diagnosing-first')
    expect(rulesNow(room, 11 * MINUTE)).toContain('no-lever')
  })
})

describe('putting advice off', () => {
  const late = 12 * MINUTE
  const idOf = (room: InMemoryIncident, rule: string, afterMs = late) =>
    allAdvice(roomOf(room, afterMs)).find(({ id }) => id.startsWith(rule))?.id ?? ''
  const at = (room: InMemoryIncident, ms: number) => {
    room.now = later(room.now, ms)
    return room
  }

  it('[STATE-4] [COACH-3] is for ten minutes, and for the whole room', () => {
    const room = at(calm(), late)
    room.run(ben, 'put-off-advice', { adviceId: idOf(room, 'no-lever', 0) })
    expect(room.log.at(-1)?.payload).toMatchObject({
      rule: 'no-lever',
      reason: null,
      sentence: 'No lever was pulled or waived',
    })
    for (const viewerId of [ben.id, cleo.id]) {
      const said = (ms: number) => allAdvice({ ...roomOf(room, ms), viewerId }).map(({ id }) => id)
      expect(said(9.9 * MINUTE).some((id) => id.startsWith('no-lever'))).toBe(false)
      expect(said(10 * MINUTE).some((id) => id.startsWith('no-lever'))).toBe(true)
    }
  })

  it('[COACH-3] is for good with a reason, until severity or status is another', () => {
    const room = at(calm(), late)
    room.run(ben, 'put-off-advice', { adviceId: idOf(room, 'no-lever', 0), reason: 'A lever would lose data.' })
    expect(rulesNow(room, 500 * MINUTE)).not.toContain('no-lever')
    room.run(ben, 'change-severity', { severity: 'sev1' })
    expect(rulesNow(room)).toContain('no-lever')
  })

  it('[STATE-4] [COACH-3] does not keep away the next fact of the same rule', () => {
    const room = calm()
    room.run(system, 'mark-absent', { personId: cleo.id, since: room.now })
    const adviceId = advise(room)?.id ?? ''
    room.run(ben, 'put-off-advice', { adviceId, reason: 'She is on the phone with me.' })
    expect(advise(room)?.id).toMatch(/^holder-absent:communications/)
    room.run(system, 'mark-present', { personId: cleo.id })
    room.run(system, 'mark-absent', { personId: cleo.id, since: room.now })
    expect(advise(room)?.id).toMatch(/^commander-absent/)
  })

  it('[COACH-3] does not keep away the next fact of a rule of which several are true at once', () => {
    const room = calm()
    takes(ben, 'operations')(room)
    takes(ben, 'scribe')(room)
    room.run(system, 'mark-absent', { personId: ben.id, since: room.now })
    for (const n of [1, 2]) tries(n)(room)
    for (const n of [1, 2])
      room.run(cleo, 'add-entry', { entryId: uuid(500 + n), kind: 'question', text: `Which ${n}?` })
    for (const rule of ['effect-check-due', 'holder-absent', 'question-waiting']) {
      const said = () => {
        const all = allAdvice({ ...roomOf(room, late), viewerId: cleo.id })
        return all.map(({ id }) => id).filter((id) => id.startsWith(rule))
      }
      const [first, second] = said()
      expect(second).toMatch(rule)
      room.run(cleo, 'put-off-advice', { adviceId: first, reason: 'We said so on the call.' })
      expect(said()).toEqual([second])
    }
  })

  it('[COACH-3] writes once what two people put off at the same time, and lets a reason outlast a while', () => {
    const room = new InMemoryIncident()
    const input = { adviceId: 'no-services:1.1' }
    expect(room.run(ben, 'put-off-advice', input)).toHaveLength(1)
    expect(room.run(cleo, 'put-off-advice', input)).toHaveLength(0)
    expect(room.run(cleo, 'put-off-advice', { ...input, reason: 'It is the office network.' })).toHaveLength(1)
    expect(room.run(ben, 'put-off-advice', { ...input, reason: 'Same.' })).toHaveLength(0)
    expect(room.run(ben, 'put-off-advice', input)).toHaveLength(0)
  })

  it('[COACH-3] [COACH-4] refuses what must come back, what is between the coach and one person, and what is no rule', () => {
    const room = new InMemoryIncident()
    const putOff = (adviceId: string, reason?: string) => () =>
      room.run(ben, 'put-off-advice', { adviceId, ...(reason ? { reason } : {}) })
    expect(putOff('no-commander', 'Nobody wants to.')).toThrow('only be put off for a while')
    expect(putOff('check-in:2026-03-02T03:12:00.000Z')).toThrow('between the coach and one person')
    expect(putOff('no-such-rule')).toThrow('names no rule')
    expect(putOff('no-commander')()).toHaveLength(1)
    expect(rulesNow(room)).not.toContain('no-commander')
  })

  it('[COACH-4] never brings words that may be redacted into the log', () => {
    const room = calm()
    room.run(cleo, 'add-entry', { entryId: uuid(500), kind: 'question', text: 'Is it the zirkonium leak?' })
    const adviceId = idOf(room, 'question-waiting')
    room.run(ben, 'put-off-advice', { adviceId })
    expect(JSON.stringify(room.log.at(-1))).not.toContain('zirkonium')
  })

  it('[COACH-4] keeps what one reader put off from that reader only', () => {
    const room = at(calm(), late)
    const [asked] = allAdvice(roomOf(room, 0)).filter(({ id }) => id.startsWith('check-in'))
    const putOffHere = new Map([[asked?.id ?? '', later(room.now, 10 * MINUTE)]])
    const idsAfter = (ms: number) => allAdvice({ ...roomOf(room, ms), putOffHere }).map(({ id }) => id)
    expect(idsAfter(0)).not.toContain(asked?.id)
    expect(idsAfter(10 * MINUTE)).toContain(asked?.id)
    expect(room.state.putOff.count).toBe(0)
  })

  it('[STATE-2] [COACH-3] keeps the last sixty', () => {
    const room = new InMemoryIncident()
    for (let n = 0; n < 70; n++) room.run(ben, 'put-off-advice', { adviceId: `question-waiting:${n}` })
    expect(room.state.putOff.items).toHaveLength(60)
  })
})

describe('checking in', () => {
  it('[COACH-5] is a line of the log, once a click, and makes somebody take part', () => {
    const room = new InMemoryIncident()
    expect(room.run(cleo, 'check-in', { answer: 'working', on: 'the ledger' })).toHaveLength(1)
    expect(room.run(cleo, 'check-in', { answer: 'working', on: 'the ledger' })).toHaveLength(0)
    expect(room.run(cleo, 'check-in', { answer: 'stuck' })).toHaveLength(1)
    const cleoHere = room.state.participants.items.find(({ id }) => id === cleo.id)
    expect(cleoHere?.checkIn).toEqual({ answer: 'stuck', on: null, at: room.now })
    expect(() => does(system, 'check-in', { answer: 'stuck' })(room)).toThrow()
  })

  it('[COACH-5] asks nobody who has their hands on something', () => {
    const room = calm()
    tries(1, { ownerId: ben.id })(room)
    expect(rulesNow(room, 7 * MINUTE)).not.toContain('check-in')
  })
})

function adviceNamed(id: string) {
  const [first] = allAdvice(roomOf(new InMemoryIncident(), 30 * MINUTE))
  if (!first) throw new Error('There is something to say about a room without a commander')
  return { ...first, id }
}

describe('the line', () => {
  const [one, other] = [adviceNamed('one'), adviceNamed('other')]

  it('[COACH-7] stays until it was read, even when something else is more important', () => {
    const shown = { advice: one, at: 0 }
    expect(adviceToShow([other, one], shown, SETTLED_MS - 1)?.id).toBe('one')
    expect(adviceToShow([other, one], shown, SETTLED_MS)?.id).toBe('other')
  })

  it('[COACH-7] stays as long as somebody writes why it is put off, true or not', () => {
    const shown = { advice: one, at: 0, isHeld: true }
    const now = { ...one, sentence: 'The same, a minute later.' }
    expect(adviceToShow([other, now], shown, 9 * SETTLED_MS)).toBe(now)
    expect(adviceToShow([other], shown, 9 * SETTLED_MS)).toBe(one)
  })

  it('[COACH-7] goes at once when it is no longer true', () => {
    const shown = { advice: one, at: 0 }
    expect(adviceToShow([other], shown, 1)?.id).toBe('other')
    expect(adviceToShow([], shown, 1)).toBeNull()
  })
})
