import { describe, expect, it } from 'vitest'
import { ada, ben, finn, InMemoryIncident, orphan, payments, system, uuid } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'
import { MAX_MITIGATIONS, type MitigationState, mitigationStateSchema } from '../mitigation'
import { canStep } from '../mitigation-rules'
import { dueChecks, inFlight, openCrutches, sharedServices } from '../mitigations-now'

const id = uuid(800)
const MINUTE = 60_000
const later = (room: InMemoryIncident, ms: number) => new Date(Date.parse(room.now) + ms).toISOString()
const rollBack = { mitigationId: id, kind: 'roll-back', title: 'Roll back to #8409', checkMinutes: 5, reversible: true }

const propose = (room: InMemoryIncident, over: object = {}) =>
  room.run(ben, 'propose-mitigation', { ...rollBack, ...over })
const one = (room: InMemoryIncident) => room.state.mitigations[0]!
const judge = (room: InMemoryIncident, result: string, over: object = {}) =>
  room.run(ada, 'judge-mitigation', { mitigationId: id, result, ...over })

/** How each state is come by. */
const ways: Record<MitigationState, (room: InMemoryIncident) => void> = {
  proposed: (room) => propose(room),
  'in-progress': (room) => propose(room, { start: true }),
  watching: (room) => {
    propose(room, { start: true })
    room.run(ben, 'watch-mitigation', { mitigationId: id })
  },
  worked: (room) => judgedAs(room, 'worked'),
  'no-effect': (room) => judgedAs(room, 'no-effect'),
  'made-worse': (room) => judgedAs(room, 'made-worse'),
  reverted: (room) => {
    judgedAs(room, 'made-worse')
    room.run(ada, 'revert-mitigation', { mitigationId: id })
  },
  abandoned: (room) => {
    propose(room)
    room.run(ada, 'abandon-mitigation', { mitigationId: id, reason: 'Not needed' })
  },
}
function judgedAs(room: InMemoryIncident, result: string) {
  propose(room, { start: true })
  judge(room, result)
}

/** What brings a mitigation into a state. */
const steps: [MitigationState, (room: InMemoryIncident) => unknown][] = [
  ['in-progress', (room) => room.run(ada, 'start-mitigation', { mitigationId: id })],
  ['watching', (room) => room.run(ada, 'watch-mitigation', { mitigationId: id })],
  ['worked', (room) => judge(room, 'worked')],
  ['no-effect', (room) => judge(room, 'no-effect')],
  ['made-worse', (room) => judge(room, 'made-worse')],
  ['reverted', (room) => room.run(ada, 'revert-mitigation', { mitigationId: id })],
  ['abandoned', (room) => room.run(ada, 'abandon-mitigation', { mitigationId: id, reason: 'Not needed' })],
]
const table = mitigationStateSchema.options.flatMap((from) => steps.map(([to, step]) => ({ from, to, step })))

describe('the ledger', () => {
  it.each(table)('[MIT-2] from $from to $to: goes, is nothing, or is refused with a sentence', ({ from, to, step }) => {
    const room = new InMemoryIncident()
    ways[from](room)
    const before = room.log.length
    if (from === to) {
      expect(step(room)).toEqual([])
      return
    }
    if (canStep(from, to)) {
      step(room)
      expect(one(room).state).toBe(to)
      return
    }
    const refusal = refusalOf(() => step(room))
    expect(refusal).toMatchObject({ code: 'rule_refused', rule: 'MIT-2' })
    expect(refusal.message).toContain('Roll back to #8409')
    expect(room.log.length).toBe(before)
  })

  it('[MIT-2] tells the second of two who judge at once who was first', () => {
    const room = new InMemoryIncident()
    ways.watching(room)
    judge(room, 'worked')
    expect(judge(room, 'worked')).toEqual([])
    const second = refusalOf(() => judge(room, 'no-effect'))
    expect(second.message).toBe('“Roll back to #8409” was judged already (Ada): worked. Propose it again to try again.')
  })

  it('[MIT-2] drops neither the evidence nor the crutch of the second of two who judge alike', () => {
    const room = new InMemoryIncident()
    ways.watching(room)
    const evidence = { text: 'The error rate fell.' }
    judge(room, 'worked', { evidence })
    expect(judge(room, 'worked', { evidence })).toEqual([])
    for (const more of [
      { evidence: { text: 'So did the latency.' } },
      { crutch: { expiresAt: later(room, MINUTE) } },
    ]) {
      const second = refusalOf(() => judge(room, 'worked', more))
      expect(second).toMatchObject({ code: 'rule_refused', rule: 'MIT-2' })
      expect(second.message).toContain('was judged already (Ada): worked')
    }
  })

  it('[MIT-1] keeps what was proposed, by default for whoever proposes it, and starts it when told', () => {
    const room = new InMemoryIncident()
    const said = {
      serviceId: payments.id,
      lever: 'roll-back',
      why: 'Deploy before onset',
      expected: 'Success above 97 %',
    }
    propose(room, { ...said, start: true })
    expect(one(room)).toMatchObject({
      state: 'in-progress',
      owner: { id: ben.id },
      service: { id: payments.id, name: 'Payments' },
      why: 'Deploy before onset',
      checkAt: later(room, 5 * MINUTE),
    })
    expect(room.state.instants.firstMitigationAt).toEqual({ at: room.now, source: 'live' })
  })

  it.each([
    [{ lever: 'flag-off', serviceId: payments.id }, 'invalid_input'],
    [{ lever: 'roll-back' }, 'invalid_input'],
    [{ checkMinutes: 0 }, 'invalid_input'],
    [{ checkMinutes: 1441 }, 'invalid_input'],
    [{ title: ' ' }, 'invalid_input'],
    [{ serviceId: uuid(77) }, 'rule_refused'],
    [{ ownerId: finn.id }, 'rule_refused'],
    [{ changeId: uuid(78) }, 'not_found'],
  ])('[MIT-1] refuses %j', (over, code) => {
    expect(refusalOf(() => propose(new InMemoryIncident(), over))).toMatchObject({ code })
  })

  it('[MIT-1] uses an id once, and keeps no more than it can', () => {
    const room = new InMemoryIncident()
    propose(room)
    expect(refusalOf(() => propose(room))).toMatchObject({ rule: 'MIT-1' })
    for (let n = 1; n < MAX_MITIGATIONS; n++) propose(room, { mitigationId: uuid(800 + n) })
    const tooMany = refusalOf(() => propose(room, { mitigationId: uuid(900) }))
    expect(tooMany.message).toContain('60 mitigations')
  })

  it('[MIT-1] is for whoever may respond', () => {
    const room = new InMemoryIncident()
    expect(refusalOf(() => room.run(finn, 'propose-mitigation', rollBack))).toMatchObject({ code: 'forbidden' })
    expect(refusalOf(() => room.run(ada, 'start-mitigation', { mitigationId: id }))).toMatchObject({
      code: 'not_found',
    })
  })

  it('[MIT-3] is given to another who may see the incident, until it is judged', () => {
    const room = new InMemoryIncident()
    propose(room, { start: true })
    room.run(ben, 'reassign-mitigation', { mitigationId: id, toPersonId: ada.id })
    expect(one(room).owner).toEqual({ id: ada.id, name: 'Ada' })
    expect(room.run(ben, 'reassign-mitigation', { mitigationId: id, toPersonId: ada.id })).toEqual([])
    room.run(ada, 'set-privacy', { visibility: 'private' })
    const hidden = refusalOf(() => room.run(ada, 'reassign-mitigation', { mitigationId: id, toPersonId: uuid(5) }))
    expect(hidden).toMatchObject({ message: 'This incident is private: add Eli as a member first.' })
    judge(room, 'worked')
    const over = refusalOf(() => room.run(ada, 'reassign-mitigation', { mitigationId: id, toPersonId: ben.id }))
    expect(over).toMatchObject({ rule: 'MIT-3' })
  })

  it('[MIT-4] gives its minutes again when it is watched, and others when the check is moved', () => {
    const room = new InMemoryIncident()
    propose(room, { start: true })
    room.run(ben, 'watch-mitigation', { mitigationId: id, checkMinutes: 2 }, { afterMs: MINUTE })
    expect(one(room).checkAt).toBe(later(room, 2 * MINUTE))
    const moveTo = (checkAt: string) => room.run(ada, 'move-check', { mitigationId: id, checkAt })
    const move = (ms: number) => moveTo(later(room, ms))
    const checkAt = later(room, 10 * MINUTE)
    moveTo(checkAt)
    expect(one(room).checkAt).toBe(checkAt)
    expect(moveTo(checkAt)).toEqual([])
    expect(refusalOf(() => move(-1))).toMatchObject({ rule: 'MIT-4' })
    expect(refusalOf(() => move(25 * 60 * MINUTE))).toMatchObject({ rule: 'MIT-4' })
    judge(room, 'no-effect')
    expect(refusalOf(() => move(MINUTE))).toMatchObject({ rule: 'MIT-2' })
  })

  it('[MIT-4] [CLOCK-2] counts from when somebody offline said so', () => {
    const room = new InMemoryIncident()
    const old = { afterMs: 30 * MINUTE, ageMs: 20 * MINUTE }
    room.run(ben, 'propose-mitigation', { ...rollBack, start: true }, old)
    expect(one(room).checkAt).toBe(later(room, -15 * MINUTE))
    room.run(ben, 'watch-mitigation', { mitigationId: id, checkMinutes: 3 }, { ageMs: MINUTE })
    expect(one(room).checkAt).toBe(later(room, 2 * MINUTE))
    const checkAt = later(room, -MINUTE)
    room.run(ada, 'move-check', { mitigationId: id, checkAt }, { ageMs: 2 * MINUTE })
    expect(one(room).checkAt).toBe(checkAt)
    propose(room, { mitigationId: uuid(801) })
    room.run(ben, 'start-mitigation', { mitigationId: uuid(801) }, { ageMs: MINUTE })
    expect(room.state.mitigations[1]?.checkAt).toBe(later(room, 4 * MINUTE))
  })

  it('[MIT-4] asks the owner, then a commander who is somebody else, each once until the check is moved', () => {
    const room = new InMemoryIncident()
    ways.watching(room)
    const ask = (as: string, afterMs = 0) =>
      room.run(system, 'ask-effect-check', { mitigationId: id, as }, { afterMs, ageMs: 0 })
    expect(ask('owner')).toEqual([])
    expect(ask('owner', 5 * MINUTE)).toMatchObject([{ payload: { of: { id: ben.id }, as: 'owner' } }])
    expect(ask('owner')).toEqual([])
    expect(ask('commander')).toEqual([])
    room.run(ben, 'take-role', { role: 'commander' })
    expect(ask('commander')).toEqual([])
    room.run(ada, 'take-role', { role: 'commander', reason: 'Ben has his hands full' })
    expect(ask('commander')).toMatchObject([{ payload: { of: { id: ada.id }, as: 'commander' } }])
    room.run(ada, 'move-check', { mitigationId: id, checkAt: later(room, MINUTE) })
    expect(ask('owner', MINUTE)).toHaveLength(1)
    judge(room, 'worked')
    expect(ask('commander')).toEqual([])
  })

  it('[MIT-5] does not revert what cannot be reversed', () => {
    const room = new InMemoryIncident()
    propose(room, { reversible: false, start: true })
    judge(room, 'made-worse')
    const refusal = refusalOf(() => room.run(ada, 'revert-mitigation', { mitigationId: id }))
    expect(refusal).toMatchObject({ rule: 'MIT-5' })
  })
})

describe('what is left in place', () => {
  const left = (over: object = {}) => {
    const room = new InMemoryIncident()
    propose(room, { kind: 'flag-off', serviceId: payments.id, start: true })
    judge(room, 'worked', { crutch: { expiresAt: later(room, 10 * MINUTE) }, ...over })
    return room
  }
  const extend = (room: InMemoryIncident, ms: number) =>
    room.run(ada, 'extend-crutch', { mitigationId: id, expiresAt: later(room, ms), reason: 'The fix ships on Monday' })
  const settle = (room: InMemoryIncident, as: string) =>
    room.run(ada, 'settle-crutch', { mitigationId: id, as, note: 'Flag is on again' })

  it('[MIT-6] is only what worked, for a while', () => {
    const room = new InMemoryIncident()
    ways.watching(room)
    const crutch = { expiresAt: later(room, MINUTE) }
    expect(refusalOf(() => judge(room, 'no-effect', { crutch }))).toMatchObject({ rule: 'MIT-6' })
    for (const expiresAt of [room.now, later(room, 400 * 24 * 60 * MINUTE)]) {
      expect(refusalOf(() => judge(room, 'worked', { crutch: { expiresAt } }))).toMatchObject({
        rule: 'MIT-6',
      })
    }
  })

  it('[MIT-7] is extended and settled on a closed incident, once, by whoever may respond', () => {
    const room = left()
    room.run(ada, 'change-severity', { severity: 'sev3' })
    room.run(ada, 'change-status', { status: 'mitigated' })
    room.run(ada, 'change-status', { status: 'resolved' })
    room.run(ada, 'change-status', { status: 'closed', note: 'It was the flag.' })
    extend(room, 60 * MINUTE)
    const { expiresAt } = one(room).crutch!
    expect(room.run(ben, 'extend-crutch', { mitigationId: id, expiresAt, reason: 'Again' })).toEqual([])
    expect(openCrutches(room.state)).toHaveLength(1)
    settle(room, 'undone')
    expect(settle(room, 'undone')).toEqual([])
    expect(refusalOf(() => settle(room, 'permanent')).message).toContain('was undone already (Ada)')
    expect(refusalOf(() => extend(room, 90 * MINUTE))).toMatchObject({ rule: 'MIT-7' })
    expect(openCrutches(room.state)).toEqual([])
  })

  it('[MIT-8] expires once, for its owner and the team, and again when it was extended', () => {
    const room = left()
    const expire = (afterMs = 0) => room.run(system, 'expire-crutch', { mitigationId: id }, { afterMs, ageMs: 0 })
    expect(expire()).toEqual([])
    expect(expire(10 * MINUTE)).toMatchObject([{ payload: { owner: { id: ben.id }, teamId: payments.teamId } }])
    expect(expire()).toEqual([])
    extend(room, MINUTE)
    expect(one(room).crutch).toMatchObject({ expiredAt: null })
    expect(expire(MINUTE)).toHaveLength(1)
  })

  it('[MIT-7] of what was never left there is nothing to settle', () => {
    const room = new InMemoryIncident()
    ways.worked(room)
    expect(refusalOf(() => settle(room, 'undone')).message).toContain('left nothing in place')
  })
})

it('[MIT-2] knows what is in flight, what is due, and where effects cannot be told apart', () => {
  const room = new InMemoryIncident()
  propose(room, { serviceId: payments.id, start: true })
  propose(room, { mitigationId: uuid(801), serviceId: payments.id, start: true, checkMinutes: 1 })
  propose(room, { mitigationId: uuid(802), serviceId: orphan.id, start: true })
  propose(room, { mitigationId: uuid(803), serviceId: payments.id })
  expect(inFlight(room.state).map((each) => each.id)).toEqual([id, uuid(801), uuid(802)])
  expect(sharedServices(room.state)).toMatchObject([{ service: { id: payments.id }, mitigations: [{}, {}] }])
  expect(dueChecks(room.state, room.now)).toEqual([])
  expect(dueChecks(room.state, later(room, 5 * MINUTE)).map((each) => each.id)).toEqual([uuid(801), id, uuid(802)])
})
