import { describe, expect, it } from 'vitest'
import {
  ben,
  cleo,
  dana,
  finn,
  InMemoryIncident,
  orphan,
  payments,
  paymentsTeam,
  uuid,
} from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'

describe('join and leave', () => {
  it('[PEOPLE-1] are explicit and each counts once', () => {
    const room = new InMemoryIncident()
    expect(room.state.participants.items).toEqual([])
    expect(room.run(cleo, 'leave')).toEqual([])
    expect(room.run(cleo, 'join')).toHaveLength(1)
    expect(room.run(cleo, 'join')).toEqual([])
    expect(room.run(cleo, 'leave')).toHaveLength(1)
    expect(room.run(cleo, 'leave')).toEqual([])
    expect(room.run(cleo, 'join')).toHaveLength(1)
    expect(room.state.participants).toMatchObject({ count: 1, items: [{ id: cleo.id, leftAt: null }] })
  })

  it('[PEOPLE-1] taking a role or speaking is taking part, also after having left', () => {
    const room = new InMemoryIncident()
    room.run(cleo, 'take-role', { role: 'scribe' })
    room.run(ben, 'join')
    room.run(ben, 'leave')
    room.run(ben, 'add-entry', { entryId: uuid(500), kind: 'note', text: 'One more thing.' })
    expect(room.run(cleo, 'join')).toEqual([])
    expect(room.run(ben, 'join')).toEqual([])
  })

  it('[ROLE-12] leaving with a role is refused; experts are released', () => {
    const room = new InMemoryIncident()
    room.run(cleo, 'take-role', { role: 'commander' })
    expect(refusalOf(() => room.run(cleo, 'leave'))).toMatchObject({ rule: 'ROLE-12' })
    room.run(dana, 'take-role', { role: 'expert' })
    expect(room.run(dana, 'leave').map(({ type }) => type)).toEqual(['role.released', 'participant.left'])
    expect(room.state.experts).toEqual([])
  })
})

describe('ask-for-help', () => {
  const ask = (over: object) => ({ helpId: uuid(600), ...over })

  it.each([
    [{ personId: cleo.id, message: 'Please look at the pool.' }, { of: { id: cleo.id, name: 'Cleo', kind: 'person' } }],
    [{ teamId: paymentsTeam.id }, { of: { ...paymentsTeam, kind: 'team' } }],
    [
      { serviceId: payments.id },
      { of: { ...paymentsTeam, kind: 'team' }, service: { id: payments.id, name: 'Payments' } },
    ],
  ])('[PEOPLE-2] asks %j', (over, payload) => {
    const room = new InMemoryIncident()
    const [asked] = room.run(ben, 'ask-for-help', ask(over))
    expect(asked?.payload).toMatchObject(payload)
    expect(room.state.helpAsked).toMatchObject({ count: 1, items: [{ helpId: uuid(600), by: { id: ben.id } }] })
  })

  it.each([
    [{}, 'invalid_input', undefined],
    [{ personId: cleo.id, teamId: paymentsTeam.id }, 'invalid_input', undefined],
    [{ personId: ben.id }, 'rule_refused', 'PEOPLE-2'],
    [{ personId: finn.id }, 'rule_refused', 'ROLE-5'],
    [{ personId: uuid(999) }, 'rule_refused', 'CMD-8'],
    [{ teamId: uuid(999) }, 'rule_refused', 'CMD-8'],
    [{ serviceId: uuid(999) }, 'rule_refused', 'CMD-8'],
    [{ serviceId: orphan.id }, 'rule_refused', 'PEOPLE-2'],
  ])('[PEOPLE-2] refuses %j', (over, code, rule) => {
    expect(refusalOf(() => new InMemoryIncident().run(ben, 'ask-for-help', ask(over)))).toMatchObject({ code, rule })
  })

  it('[PEOPLE-2] uses an id once', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'ask-for-help', ask({ personId: cleo.id }))
    expect(refusalOf(() => room.run(ben, 'ask-for-help', ask({ personId: dana.id }))).field).toBe('input.helpId')
  })
})
