import { describe, expect, it } from 'vitest'
import { ada, ben, cleo, dana, finn, InMemoryIncident, system, uuid } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'

function commandedBy(actor: typeof ben) {
  const room = new InMemoryIncident()
  room.run(actor, 'take-role', { role: 'commander' })
  return room
}
const reason = 'You are asleep.'

describe('take-role', () => {
  it('[ROLE-2] takes a vacant role at once; again is a no-op', () => {
    const room = commandedBy(cleo)
    expect(room.state.roles.commander).toMatchObject({ id: cleo.id, absentSince: null })
    expect(room.run(cleo, 'take-role', { role: 'commander' })).toEqual([])
  })

  it('[ROLE-1] one person may hold several roles, one role has one holder', () => {
    const room = commandedBy(cleo)
    room.run(cleo, 'take-role', { role: 'scribe' })
    room.run(dana, 'take-role', { role: 'commander', reason })
    expect(room.state.roles).toMatchObject({ commander: { id: dana.id }, scribe: { id: cleo.id } })
  })

  it('[ROLE-3] an occupied role needs a reason, which the event keeps with the previous holder', () => {
    const room = commandedBy(cleo)
    const refused = refusalOf(() => room.run(dana, 'take-role', { role: 'commander' }))
    expect(refused).toMatchObject({ code: 'rule_refused', rule: 'ROLE-3', field: 'input.reason' })
    const previous = { id: cleo.id, name: 'Cleo' }
    expect(room.run(dana, 'take-role', { role: 'commander', reason })).toEqual([
      {
        type: 'role.taken',
        payload: {
          role: 'commander',
          person: { id: dana.id, name: 'Dana' },
          previous,
          previousWasAbsent: false,
          reason,
        },
      },
    ])
  })

  it('[ROLE-2] [ROLE-11] the role of somebody absent is taken without a reason', () => {
    const room = commandedBy(cleo)
    room.run(system, 'mark-absent', { personId: cleo.id, since: room.now })
    const [taken] = room.run(dana, 'take-role', { role: 'commander' })
    expect(taken?.payload).toMatchObject({ previousWasAbsent: true })
    expect(room.state.roles.commander).toMatchObject({ id: dana.id, absentSince: null })
  })

  it('[ROLE-5] stakeholders hold none', () => {
    const room = new InMemoryIncident()
    expect(refusalOf(() => room.run(finn, 'take-role', { role: 'scribe' })).code).toBe('forbidden')
  })

  it('[ROLE-1] experts are many; again is a no-op', () => {
    const room = new InMemoryIncident()
    for (const actor of [ben, cleo, dana]) room.run(actor, 'take-role', { role: 'expert' })
    expect(room.run(dana, 'take-role', { role: 'expert' })).toEqual([])
    expect(room.state.experts.map(({ name }) => name)).toEqual(['Ben', 'Cleo', 'Dana'])
  })

  it('[ROLE-1] at most 50 experts', () => {
    const room = new InMemoryIncident()
    for (let n = 0; n < 50; n++) {
      room.run({ ...ben, id: uuid(700 + n), name: `Expert ${n}` }, 'take-role', { role: 'expert' })
    }
    expect(refusalOf(() => room.run(cleo, 'take-role', { role: 'expert' })).rule).toBe('ROLE-1')
  })
})

describe('undo-take-role', () => {
  const taken = () => {
    const room = commandedBy(cleo)
    room.run(dana, 'take-role', { role: 'commander', reason })
    return room
  }

  it('[ROLE-4] gives the role back for 60 seconds; a second click is a no-op', () => {
    const room = taken()
    room.run(cleo, 'undo-take-role', { role: 'commander' }, { afterMs: 60_000 })
    expect(room.state.roles.commander?.id).toBe(cleo.id)
    expect(room.state.takenRoles).toEqual([])
    expect(room.run(cleo, 'undo-take-role', { role: 'commander' })).toEqual([])
  })

  it.each([
    ['after a minute', cleo, 60_001, 0],
    ['by somebody else', ben, 1000, 0],
  ])('[ROLE-4] refuses %s', (_, actor, afterMs, ageMs) => {
    const room = taken()
    const refused = refusalOf(() => room.run(actor, 'undo-take-role', { role: 'commander' }, { afterMs, ageMs }))
    expect(refused.rule).toBe('ROLE-4')
  })

  it('[ROLE-4] [CLOCK-2] counts when it was made, not when it arrived', () => {
    const room = taken()
    room.run(cleo, 'undo-take-role', { role: 'commander' }, { afterMs: 70_000, ageMs: 15_000 })
    expect(room.state.roles.commander?.id).toBe(cleo.id)
  })

  it('[ROLE-4] of several roles that were taken each comes back, in whatever order', () => {
    const room = commandedBy(cleo)
    room.run(cleo, 'take-role', { role: 'scribe' })
    for (const role of ['commander', 'scribe'] as const) room.run(dana, 'take-role', { role, reason })
    room.run(ben, 'take-role', { role: 'operations' })
    for (const role of ['commander', 'scribe'] as const) room.run(cleo, 'undo-take-role', { role })
    expect(room.state.roles).toMatchObject({ commander: { id: cleo.id }, scribe: { id: cleo.id } })
    expect(room.state.takenRoles).toEqual([])
  })

  it('[ROLE-4] only who had it when it was taken last has it back', () => {
    const room = taken()
    room.run(ben, 'take-role', { role: 'commander', reason })
    expect(room.state.takenRoles).toMatchObject([{ previous: { id: dana.id }, by: { id: ben.id } }])
    room.run(dana, 'undo-take-role', { role: 'commander' })
    expect(room.state.roles.commander?.id).toBe(dana.id)
  })

  it('[ROLE-4] refuses when the role has moved on', () => {
    const room = taken()
    room.run(ben, 'take-role', { role: 'commander', reason })
    expect(refusalOf(() => room.run(cleo, 'undo-take-role', { role: 'commander' })).rule).toBe('ROLE-4')
  })
})

describe('release-role', () => {
  it.each([
    ['its holder', cleo],
    ['an admin', ada],
  ])('[ROLE-6] %s releases it', (_, actor) => {
    const room = commandedBy(cleo)
    room.run(actor, 'release-role', { role: 'commander' })
    expect(room.state.roles.commander).toBeNull()
    expect(room.run(actor, 'release-role', { role: 'commander' })).toEqual([])
  })

  it('[ROLE-6] the commander releases others, others do not', () => {
    const room = commandedBy(cleo)
    room.run(dana, 'take-role', { role: 'scribe' })
    expect(refusalOf(() => room.run(ben, 'release-role', { role: 'scribe' }))).toMatchObject({
      code: 'forbidden',
      rule: 'ROLE-6',
    })
    room.run(cleo, 'release-role', { role: 'scribe' })
    expect(room.state.roles.scribe).toBeNull()
  })

  it('[ROLE-6] an expert releases only themself', () => {
    const room = commandedBy(cleo)
    room.run(dana, 'take-role', { role: 'expert' })
    expect(room.run(cleo, 'release-role', { role: 'expert' })).toEqual([])
    room.run(dana, 'release-role', { role: 'expert' })
    expect(room.state.experts).toEqual([])
  })
})

describe('mark-absent and mark-present', () => {
  it('[ROLE-11] mark all roles of a holder, once, and clear them', () => {
    const room = commandedBy(cleo)
    room.run(cleo, 'take-role', { role: 'expert' })
    const since = room.now
    const [absent] = room.run(system, 'mark-absent', { personId: cleo.id, since })
    expect(absent?.payload).toMatchObject({ since, roles: ['commander', 'expert'] })
    expect(room.run(system, 'mark-absent', { personId: cleo.id, since })).toEqual([])
    expect(room.state.experts[0]?.absentSince).toBe(since)
    room.run(system, 'mark-present', { personId: cleo.id })
    expect(room.state.roles.commander?.absentSince).toBeNull()
    expect(room.run(system, 'mark-present', { personId: cleo.id })).toEqual([])
  })

  it('[ROLE-11] say nothing of people without a role', () => {
    const room = new InMemoryIncident()
    expect(room.run(system, 'mark-absent', { personId: cleo.id, since: room.now })).toEqual([])
  })
})
