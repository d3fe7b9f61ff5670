import { describe, expect, it } from 'vitest'
import {
  ada,
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
import { canView } from '../policy'

const hidden = () => new InMemoryIncident({ input: { visibility: 'private' } })
const memberNames = (room: InMemoryIncident) => room.state.members.map(({ name }) => name).sort()

describe('a private incident', () => {
  it('[ACCESS-9] [ACCESS-1] begins with its declarer, and exists for members and admins only', () => {
    const { state } = hidden()
    expect(state.members).toEqual([{ id: ben.id, name: 'Ben' }])
    expect([ada, ben, cleo, finn].filter((actor) => canView(actor, state))).toEqual([ada, ben])
    expect(canView({ ...ada, scope: 'respond' }, state)).toBe(false)
  })

  it('[ACCESS-2] refuses who cannot see it', () => {
    expect(refusalOf(() => hidden().run(cleo, 'join')).code).toBe('forbidden')
  })

  it('[ENTRY-3] refuses to mention who cannot read it, saying to add them; admins can', () => {
    const room = hidden()
    const entry = { entryId: uuid(500), kind: 'note', text: '@' }
    const refused = refusalOf(() => room.run(ben, 'add-entry', { ...entry, mentions: [cleo.id] }))
    expect(refused).toMatchObject({ rule: 'ENTRY-3', field: 'input.mentions' })
    expect(refused.message).toContain('add Cleo')
    room.run(ben, 'add-entry', { ...entry, mentions: [ada.id] })
  })

  it('[ACCESS-6] who is offered a role becomes a member first', () => {
    const room = hidden()
    room.run(ben, 'take-role', { role: 'commander' })
    const input = { role: 'commander', toPersonId: cleo.id, offerId: uuid(600) }
    expect(room.run(ben, 'hand-over-role', input).map(({ type }) => type)).toEqual(['member.added', 'handover.offered'])
    room.run(cleo, 'accept-hand-over', { offerId: uuid(600) })
    expect(memberNames(room)).toEqual(['Ben', 'Cleo'])
  })

  it('[ACCESS-6] who is asked for help becomes a member; a team cannot be asked', () => {
    const room = hidden()
    const events = room.run(ben, 'ask-for-help', { helpId: uuid(600), personId: dana.id })
    expect(events.map(({ type }) => type)).toEqual(['member.added', 'help.asked'])
    const ask = { helpId: uuid(601), teamId: paymentsTeam.id }
    expect(refusalOf(() => room.run(ben, 'ask-for-help', ask))).toMatchObject({
      rule: 'ACCESS-6',
      field: 'input.teamId',
    })
  })

  it('[ACCESS-6] an admin who takes a role becomes a member', () => {
    const room = hidden()
    room.run(ada, 'take-role', { role: 'commander' })
    expect(memberNames(room)).toEqual(['Ada', 'Ben'])
  })
})

describe('set-privacy', () => {
  it('[ACCESS-3] keeps everybody who is involved', () => {
    const room = new InMemoryIncident()
    room.run(cleo, 'take-role', { role: 'commander' })
    room.run(cleo, 'hand-over-role', { role: 'scribe', toPersonId: dana.id, offerId: uuid(600) })
    room.run(eli, 'join')
    room.run(eli, 'leave')
    room.run(ben, 'set-privacy', { visibility: 'private', memberIds: [finn.id] })
    expect(memberNames(room)).toEqual(['Ben', 'Cleo', 'Dana', 'Finn'])
    room.run(ben, 'set-privacy', { visibility: 'open' })
    expect(room.state).toMatchObject({ visibility: 'open', members: [] })
  })

  it('[ACCESS-3] [PAGE-9] keeps who was called and may still come, and not who declined', () => {
    const room = new InMemoryIncident({ input: { serviceIds: [payments.id] } })
    room.run(ben, 'page-service', { escalationId: uuid(600), serviceId: payments.id })
    room.run(ada, 'page-person', { pageId: uuid(601), personId: eli.id })
    room.run(eli, 'decline-page', { pageId: uuid(601), reason: 'On a train' })
    room.run(ben, 'ask-for-help', { helpId: uuid(602), personId: dana.id })
    room.run(ben, 'set-privacy', { visibility: 'private' })
    expect(memberNames(room)).toEqual(['Ben', 'Cleo', 'Dana'])
    const page = room.state.paging.pages.find(({ person }) => person.id === cleo.id)
    room.run(cleo, 'acknowledge-page', { pageId: page?.id })
    expect(room.state.paging.escalations[0]).toMatchObject({ state: 'acknowledged', acknowledgedBy: { name: 'Cleo' } })
  })

  it('[ACCESS-3] [PAGE-9] keeps who said that they come, until they have left', () => {
    const room = new InMemoryIncident()
    for (const [n, person] of [cleo, dana].entries()) {
      room.run(ben, 'page-person', { pageId: uuid(600 + n), personId: person.id })
      room.run(person, 'accept-page', { pageId: uuid(600 + n), etaMinutes: 10 })
    }
    room.run(dana, 'join')
    room.run(dana, 'leave')
    room.run(eli, 'join')
    room.run(eli, 'leave')
    room.run(ben, 'page-person', { pageId: uuid(603), personId: eli.id })
    room.run(ben, 'set-privacy', { visibility: 'private' })
    expect(memberNames(room)).toEqual(['Ben', 'Cleo', 'Eli'])
  })

  it('[ACCESS-3] [MIT-3] [REVIEW-3] keeps who owns what is open, and who is to read the postmortem', () => {
    const room = new InMemoryIncident()
    const mitigation = { kind: 'flag-off', title: 'Flag off', checkMinutes: 5, reversible: true, ownerId: cleo.id }
    room.run(ben, 'propose-mitigation', { ...mitigation, mitigationId: uuid(600) })
    room.run(ben, 'change-status', { status: 'mitigated' })
    room.run(ben, 'open-review')
    room.run(ben, 'assign-review', { ownerId: dana.id })
    room.run(ben, 'ask-for-review', { reviewerIds: [eli.id] })
    room.run(ada, 'set-privacy', { visibility: 'private' })
    expect(memberNames(room)).toEqual(['Ada', 'Cleo', 'Dana', 'Eli'])
  })

  it('[ACCESS-3] by an admin, the commander or the declarer', () => {
    const room = new InMemoryIncident()
    expect(refusalOf(() => room.run(cleo, 'set-privacy', { visibility: 'private' })).code).toBe('forbidden')
    room.run(cleo, 'take-role', { role: 'commander' })
    room.run(cleo, 'set-privacy', { visibility: 'private' })
    room.run(ada, 'set-privacy', { visibility: 'open' })
    expect(room.state.visibility).toBe('open')
  })

  it('[CMD-6] private again adds who is named and not yet in', () => {
    const room = hidden()
    const input = { visibility: 'private', memberIds: [ben.id, cleo.id] }
    expect(room.run(ben, 'set-privacy', input)).toEqual([
      { type: 'member.added', payload: { person: { id: cleo.id, name: 'Cleo' } } },
    ])
    expect(room.run(ben, 'set-privacy', input)).toEqual([])
  })

  it.each([
    [{ visibility: 'open', memberIds: [cleo.id] }, 'invalid_input'],
    [{ visibility: 'private', memberIds: [uuid(999)] }, 'rule_refused'],
    [{ visibility: 'private', memberIds: Array.from({ length: 501 }, (_, n) => uuid(n)) }, 'invalid_input'],
  ])('[CMD-8] [ACCESS-7] refuses %#', (input, code) => {
    const refused = refusalOf(() => new InMemoryIncident().run(ben, 'set-privacy', input))
    expect(refused).toMatchObject({ code, field: 'input.memberIds' })
  })

  it('[STATUS-5] works on a closed incident', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'withdraw', { reason: 'x' })
    room.run(ben, 'set-privacy', { visibility: 'private' })
    expect(room.state.visibility).toBe('private')
  })
})

describe('members', () => {
  it('[ACCESS-4] are added by a member, once, only to a private incident', () => {
    const room = hidden()
    room.run(ben, 'add-member', { personId: cleo.id })
    room.run(cleo, 'add-member', { personId: finn.id })
    expect(room.run(cleo, 'add-member', { personId: finn.id })).toEqual([])
    expect(memberNames(room)).toEqual(['Ben', 'Cleo', 'Finn'])
    const open = new InMemoryIncident()
    expect(refusalOf(() => open.run(ben, 'add-member', { personId: cleo.id })).rule).toBe('ACCESS-4')
    expect(refusalOf(() => open.run(ben, 'remove-member', { personId: cleo.id })).rule).toBe('ACCESS-4')
  })

  it('[ACCESS-5] lose roles, offers and their place with their membership', () => {
    const room = hidden()
    room.run(ben, 'take-role', { role: 'commander' })
    room.run(ben, 'add-member', { personId: cleo.id })
    room.run(cleo, 'take-role', { role: 'operations' })
    room.run(cleo, 'take-role', { role: 'expert' })
    room.run(ben, 'hand-over-role', { role: 'commander', toPersonId: cleo.id, offerId: uuid(600) })
    const events = room.run(ben, 'remove-member', { personId: cleo.id })
    expect(events.map(({ type }) => type)).toEqual([
      'handover.cancelled',
      'role.released',
      'role.released',
      'participant.left',
      'member.removed',
    ])
    expect(room.state).toMatchObject({
      offers: [],
      experts: [],
      roles: { operations: null, commander: { id: ben.id } },
    })
    expect(canView(cleo, room.state)).toBe(false)
  })

  it('[ACCESS-4] [ACCESS-5] leave by themselves, but not the last; others need to lead', () => {
    const room = hidden()
    expect(refusalOf(() => room.run(ben, 'remove-member', { personId: ben.id })).rule).toBe('ACCESS-5')
    for (const { id } of [cleo, dana]) room.run(ben, 'add-member', { personId: id })
    expect(refusalOf(() => room.run(cleo, 'remove-member', { personId: dana.id })).code).toBe('forbidden')
    room.run(cleo, 'remove-member', { personId: cleo.id })
    room.run(ada, 'remove-member', { personId: ben.id })
    expect(memberNames(room)).toEqual(['Dana'])
    expect(room.run(ada, 'remove-member', { personId: ben.id })).toEqual([])
  })

  it('[ACCESS-7] are at most 500', () => {
    const room = hidden()
    room.state = {
      ...room.state,
      members: Array.from({ length: 500 }, (_, n) => ({ id: uuid(2000 + n), name: `${n}` })),
    }
    expect(refusalOf(() => room.run(ada, 'add-member', { personId: cleo.id })).rule).toBe('ACCESS-7')
  })
})
