import { describe, expect, it } from 'vitest'
import { ada, ben, cleo, dana, eli, finn, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'

const [first, second] = [uuid(600), uuid(601)]
const offer = (over: object = {}) => ({ role: 'commander', toPersonId: dana.id, offerId: first, ...over })

function commanded() {
  const room = new InMemoryIncident()
  room.run(cleo, 'take-role', { role: 'commander' })
  return room
}
function offered(over: object = {}) {
  const room = commanded()
  room.run(cleo, 'hand-over-role', offer(over))
  return room
}

describe('hand-over-role', () => {
  it('[ROLE-7] [ROLE-10] offers with a brief of its own; the role stays until it is accepted', () => {
    const room = commanded()
    const events = room.run(cleo, 'hand-over-role', offer({ brief: 'Rolled back.', quotedSeqs: [1] }))
    const to = { id: dana.id, name: 'Dana' }
    expect(events).toEqual([
      {
        type: 'handover.offered',
        payload: { offerId: first, role: 'commander', from: { id: cleo.id, name: 'Cleo' }, to },
      },
      { type: 'brief.written', payload: { offerId: first, text: 'Rolled back.', quotedSeqs: [1] } },
    ])
    expect(room.state.roles.commander?.id).toBe(cleo.id)
    expect(room.state.offers).toMatchObject([{ offerId: first, to, brief: { text: 'Rolled back.' } }])
    room.run(dana, 'accept-hand-over', { offerId: first })
    expect(room.state.roles.commander?.id).toBe(dana.id)
    expect(room.state.offers).toEqual([])
  })

  it.each([
    ['the commander, of a vacant role', cleo, offer({ role: 'scribe' })],
    ['an admin, of any role', ada, offer()],
  ])('[ROLE-7] may be done by %s', (_, actor, input) => {
    const room = commanded()
    room.run(actor, 'hand-over-role', input)
    expect(room.state.offers).toHaveLength(1)
  })

  it.each([
    ['somebody else', ben, offer(), 'forbidden', 'ROLE-7'],
    ['to oneself', cleo, offer({ toPersonId: cleo.id }), 'rule_refused', 'ROLE-7'],
    ['to its holder', ada, offer({ toPersonId: cleo.id }), 'rule_refused', 'ROLE-7'],
    ['to a stakeholder', cleo, offer({ toPersonId: finn.id }), 'rule_refused', 'ROLE-5'],
    ['to nobody', cleo, offer({ toPersonId: uuid(999) }), 'rule_refused', 'CMD-8'],
    ['quoting what is not there', cleo, offer({ brief: 'x', quotedSeqs: [99] }), 'rule_refused', 'ROLE-10'],
    ['quotes without a brief', cleo, offer({ quotedSeqs: [1] }), 'invalid_input', undefined],
  ])('[ROLE-7] is refused: %s', (_, actor, input, code, rule) => {
    expect(refusalOf(() => commanded().run(actor, 'hand-over-role', input))).toMatchObject({ code, rule })
  })

  it('[ROLE-10] refuses a brief that quotes an entry redacted since it was drafted', () => {
    const room = commanded()
    room.run(cleo, 'add-entry', { entryId: uuid(500), kind: 'decision', text: 'The password is hunter2' })
    const quotedSeqs = [room.state.seq]
    room.run(cleo, 'redact-entry', { entryId: uuid(500) })
    const input = offer({ brief: 'The password is hunter2', quotedSeqs })
    expect(refusalOf(() => room.run(cleo, 'hand-over-role', input)).rule).toBe('ROLE-10')
  })

  it('[ROLE-8] a new offer cancels the pending one of that role', () => {
    const room = offered()
    const events = room.run(cleo, 'hand-over-role', offer({ toPersonId: eli.id, offerId: second }))
    expect(events.map(({ type }) => type)).toEqual(['handover.cancelled', 'handover.offered'])
    expect(room.state.offers).toMatchObject([{ offerId: second, to: { id: eli.id } }])
    expect(refusalOf(() => room.run(dana, 'accept-hand-over', { offerId: first })).rule).toBe('ROLE-9')
  })

  it('[ROLE-8] an offer ends when the role moves by another way', () => {
    const room = offered()
    room.run(ben, 'take-role', { role: 'commander', reason: 'Both are away.' })
    expect(room.state.offers).toEqual([])
    expect(refusalOf(() => room.run(dana, 'accept-hand-over', { offerId: first })).rule).toBe('ROLE-9')
  })

  it('[ROLE-7] an id of a pending offer is not used again', () => {
    const input = offer({ role: 'scribe' })
    expect(refusalOf(() => offered().run(cleo, 'hand-over-role', input))).toMatchObject({ field: 'input.offerId' })
  })
})

describe('answering an offer', () => {
  it.each(['accept-hand-over', 'decline-hand-over'])('[ROLE-9] only its addressee may %s', (name) => {
    const refused = refusalOf(() => offered().run(ben, name, { offerId: first }))
    expect(refused).toMatchObject({ code: 'forbidden', rule: 'ROLE-9' })
  })

  it('[ROLE-9] declined, it leaves the role where it is', () => {
    const room = offered()
    const [declined] = room.run(dana, 'decline-hand-over', { offerId: first, reason: 'I am driving.' })
    expect(declined?.payload).toMatchObject({ reason: 'I am driving.' })
    expect(room.state).toMatchObject({ offers: [], roles: { commander: { id: cleo.id } } })
  })

  it.each([cleo, ada])('[ROLE-9] $name cancels it', (actor) => {
    const room = offered()
    room.run(actor, 'cancel-hand-over', { offerId: first })
    expect(room.state.offers).toEqual([])
    expect(refusalOf(() => room.run(dana, 'accept-hand-over', { offerId: first })).rule).toBe('ROLE-9')
  })

  it('[ROLE-9] others do not cancel it', () => {
    expect(refusalOf(() => offered().run(ben, 'cancel-hand-over', { offerId: first })).code).toBe('forbidden')
  })
})
