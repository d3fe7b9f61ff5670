import { describe, expect, it } from 'vitest'
import { ben, cleo, dana, InMemoryIncident, system, uuid } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'
import type { KnownIncident } from '../define-command'

const known = (over: Partial<KnownIncident> = {}): KnownIncident => ({
  id: uuid(2000),
  key: 'INC-7',
  title: 'Card payments fail',
  kind: 'production',
  visibility: 'open',
  duplicateOfKey: null,
  ...over,
})
const marked = (other: KnownIncident) => {
  const room = new InMemoryIncident({ others: [other] })
  return { room, mark: (of: string) => room.run(ben, 'mark-duplicate', { of }) }
}

describe('mark-duplicate', () => {
  it.each(['INC-7', uuid(2000)])('[DUP-1] closes as a duplicate of %s and keeps the link', (of) => {
    const { room, mark } = marked(known())
    mark(of)
    const duplicateOf = { id: uuid(2000), key: 'INC-7', title: 'Card payments fail' }
    expect(room.state).toMatchObject({ status: 'closed', outcome: 'duplicate', duplicateOf })
    room.run(ben, 'change-status', { status: 'active' })
    expect(room.state).toMatchObject({ status: 'active', outcome: null, duplicateOf: null })
  })

  it.each([
    ['of itself', known({ id: uuid(1000) }), 'DUP-2', 'itself'],
    ['of a duplicate, naming the original', known({ duplicateOfKey: 'INC-3' }), 'DUP-2', 'INC-3'],
    [
      'of its own duplicate',
      known({ duplicateOfKey: 'INC-42' }),
      'DUP-2',
      'INC-7 is itself a duplicate of this incident.',
    ],
    ['when only one is private', known({ visibility: 'private' }), 'DUP-3', 'private'],
    ['of a drill', known({ kind: 'drill' }), 'DUP-6', 'INC-7 is a drill'],
  ])('[DUP-2] [DUP-3] [DUP-6] refuses %s', (_, other, rule, words) => {
    const refused = refusalOf(() => marked(other).mark('INC-7'))
    expect(refused).toMatchObject({ code: 'rule_refused', rule, field: 'input.of' })
    expect(refused.message).toContain(words)
  })

  it('[DUP-6] refuses what is real as the other of a drill, and takes another drill', () => {
    const drill = (other: KnownIncident) => new InMemoryIncident({ others: [other], input: { kind: 'drill' } })
    const real = refusalOf(() => drill(known()).run(ben, 'mark-duplicate', { of: 'INC-7' }))
    expect(real).toMatchObject({ rule: 'DUP-6', field: 'input.of' })
    expect(real.message).toContain('INC-42 is a drill')
    const other = drill(known({ kind: 'drill' }))
    other.run(ben, 'mark-duplicate', { of: 'INC-7' })
    expect(other.state.outcome).toBe('duplicate')
  })

  it('[DUP-2] does not find what the actor cannot see', () => {
    const refused = refusalOf(() => marked(known()).mark('INC-8'))
    expect(refused).toMatchObject({ code: 'not_found', field: 'input.of' })
  })
})

describe('receive-duplicate', () => {
  const from = { id: uuid(2000), key: 'INC-7', title: 'Card payments fail' }
  const [cleoRef, danaRef] = [cleo, dana].map(({ id, name }) => ({ id, name }))
  const received = { from, members: [cleoRef], participants: [danaRef], alerts: 3 }

  it('[DUP-4] takes over participants; members only while private', () => {
    const open = new InMemoryIncident()
    open.run(system, 'receive-duplicate', received)
    expect(open.state).toMatchObject({ members: [], duplicates: { items: [from], count: 1 } })
    expect(open.state.participants.items).toMatchObject([danaRef])
    const hidden = new InMemoryIncident({ input: { visibility: 'private' } })
    hidden.run(system, 'receive-duplicate', received)
    expect(hidden.state.members.map(({ name }) => name)).toEqual(['Ben', 'Cleo'])
  })

  it('[DUP-5] does not reopen a closed incident', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'withdraw', { reason: 'x' })
    room.run(system, 'receive-duplicate', received)
    expect(room.state).toMatchObject({ status: 'closed', duplicates: { count: 1 } })
  })

  it('[CMD-9] is the system’s own', () => {
    expect(refusalOf(() => new InMemoryIncident().run(ben, 'receive-duplicate', received)).code).toBe('forbidden')
  })
})

describe('record-alerts', () => {
  const alerts = (over: object = {}) => ({
    integration: { id: uuid(9), name: 'Alertmanager' },
    service: null,
    firing: 2,
    total: 2,
    fired: 2,
    resolved: 0,
    sample: [{ title: 'HighErrorRate', status: 'firing' }],
    ...over,
  })

  it('[INTAKE-5] keeps counts and the last title, and skips what is no news', () => {
    const room = new InMemoryIncident()
    room.run(system, 'record-alerts', alerts())
    expect(room.state.alerts).toMatchObject({ firing: 2, total: 2, last: { title: 'HighErrorRate' } })
    expect(room.run(system, 'record-alerts', alerts({ fired: 0, sample: [] }))).toEqual([])
    room.run(system, 'record-alerts', alerts({ fired: 0, resolved: 2, firing: 0 }))
    expect(room.state).toMatchObject({ status: 'active', alerts: { firing: 0, total: 2 } })
  })

  it('[INTAKE-5] takes at most five samples', () => {
    const sample = Array.from({ length: 6 }, () => ({ title: 'x', status: 'firing' }))
    const refused = refusalOf(() => new InMemoryIncident().run(system, 'record-alerts', alerts({ sample })))
    expect(refused.field).toBe('input.sample')
  })
})
