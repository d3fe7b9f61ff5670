import { expect, it } from 'vitest'
import { ben, cleo, finn, InMemoryIncident, payments, system, uuid } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'

const mitigationId = uuid(800)
const [first, second] = [uuid(900), uuid(901)]

function pulled({ serviceId = payments.id as string | null, kind = 'production' as 'production' | 'drill' } = {}) {
  const room = new InMemoryIncident({ input: { kind } })
  room.run(ben, 'propose-mitigation', {
    mitigationId,
    kind: 'roll-back',
    title: 'Roll back payments',
    serviceId,
    lever: serviceId && 'roll-back',
    checkMinutes: 5,
    reversible: true,
    start: true,
  })
  return room
}
const ask = (room: InMemoryIncident, actionId = first, over: object = {}, by = ben) =>
  room.run(by, 'request-action', { mitigationId, actionId, ...over })
const tell = (room: InMemoryIncident, name: string, over: object = {}, actionId = first) =>
  room.run(system, name, { mitigationId, actionId, ...over })
const answer = { status: 204, isOk: true, durationMs: 120, body: '' }
const stateOf = (room: InMemoryIncident) => room.state.mitigations[0]?.action?.state

it('[ACTION-6] a request is asked for, sent and answered', () => {
  const room = pulled()
  expect(ask(room)).toMatchObject([
    { type: 'action.requested', payload: { actionId: first, method: 'POST', url: 'https://deploy.example/' } },
  ])
  expect(tell(room, 'begin-action')).toMatchObject([{ type: 'action.sending' }])
  expect(tell(room, 'record-action-answer', answer)).toMatchObject([{ type: 'action.answered' }])
  expect(room.state.mitigations[0]?.action).toMatchObject({ state: 'answered', status: 204, isOk: true })
})

it('[ACTION-10] in a drill nothing is sent', () => {
  expect(refusalOf(() => ask(pulled({ kind: 'drill' }))).rule).toBe('ACTION-10')
})

it('[ACTION-6] only the first who begins may send', () => {
  const room = pulled()
  ask(room)
  expect(tell(room, 'begin-action')).toHaveLength(1)
  expect(tell(room, 'begin-action')).toEqual([])
})

it('[ACTION-5] a double click, and somebody else at the same moment, send once', () => {
  const room = pulled()
  ask(room)
  expect(ask(room)).toEqual([])
  expect(refusalOf(() => ask(room, second, {}, cleo)).rule).toBe('ACTION-5')
  tell(room, 'begin-action')
  tell(room, 'record-action-answer', answer)
  expect(refusalOf(() => ask(room, second, {}, cleo))).toMatchObject({ rule: 'ACTION-5', field: 'input.again' })
})

it.each([
  ['answered', 'record-action-answer', answer],
  ['not-sent', 'record-action-not-sent', { reason: 'refused' }],
  ['unknown', 'record-action-unknown', { reason: 'timeout' }],
])('[ACTION-5] after %s it is sent again only by who says which one', (state, name, input) => {
  const room = pulled()
  ask(room)
  tell(room, 'begin-action')
  tell(room, name, input)
  expect(stateOf(room)).toBe(state)
  expect(refusalOf(() => ask(room, second)).rule).toBe('ACTION-5')
  expect(ask(room, second, { again: first })).toHaveLength(1)
  expect(stateOf(room)).toBe('requested')
})

it('[ACTION-6] an answer after unknown is written down, one to an older request is not', () => {
  const room = pulled()
  ask(room)
  tell(room, 'begin-action')
  tell(room, 'record-action-unknown', { reason: 'timeout' })
  expect(tell(room, 'record-action-unknown', { reason: 'timeout' })).toEqual([])
  expect(tell(room, 'record-action-answer', answer)).toHaveLength(1)
  ask(room, second, { again: first })
  expect(tell(room, 'record-action-answer', answer)).toEqual([])
  expect(stateOf(room)).toBe('requested')
})

it('[ACTION-4] a lever without a request, or one whose values are missing, is refused', () => {
  expect(refusalOf(() => ask(pulled({ serviceId: null }))).rule).toBe('ACTION-4')
  const room = pulled()
  room.actions.set(mitigationId, { refusal: '{{change.version}} has no value here' })
  expect(refusalOf(() => ask(room))).toMatchObject({
    rule: 'ACTION-4',
    message: '{{change.version}} has no value here',
  })
})

it('[ACTION-4] [ACTION-9] a mitigation that is over sends nothing', () => {
  const room = pulled()
  ask(room)
  room.run(ben, 'judge-mitigation', { mitigationId, result: 'worked' })
  expect(tell(room, 'begin-action')).toMatchObject([{ type: 'action.not-sent' }])
  expect(refusalOf(() => ask(room, second, { again: first })).rule).toBe('ACTION-4')
})

it('[ACTION-9] an incident that was closed meanwhile sends nothing, and keeps what came of it', () => {
  const room = pulled()
  ask(room)
  room.run(ben, 'change-severity', { severity: 'sev3' })
  room.run(ben, 'change-status', { status: 'resolved' })
  room.run(ben, 'change-status', { status: 'closed', note: 'Done.' })
  expect(tell(room, 'begin-action')).toMatchObject([{ type: 'action.not-sent' }])
})

it('[ACTION-1] any responder may ask, stakeholders may not', () => {
  expect(ask(pulled(), first, {}, cleo)).toHaveLength(1)
  expect(refusalOf(() => ask(pulled(), first, {}, finn)).code).toBe('forbidden')
  expect(refusalOf(() => pulled().run(ben, 'request-action', { mitigationId: uuid(1), actionId: first })).code).toBe(
    'not_found',
  )
})
