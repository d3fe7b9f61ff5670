import { describe, expect, test } from 'vitest'
import { ben, cleo, finn, InMemoryIncident, payments, system, uuid } from '@/lib/testing/in-memory-incident'
import type { ChangeRef } from '../../change/change'

const change = (n: number, over: Partial<ChangeRef> = {}): ChangeRef => ({
  id: uuid(n),
  kind: 'deploy',
  title: `payments-api #${n}`,
  service: { id: payments.id, name: payments.name },
  author: 'dana-d',
  url: 'https://ci.example/1',
  at: '2026-03-02T03:20:00.000Z',
  ...over,
})

function roomWith(...changes: ChangeRef[]) {
  const room = new InMemoryIncident({ input: { serviceIds: [payments.id] } })
  room.changes.push(...changes)
  return room
}

const notice = (room: InMemoryIncident, changeId: string, authorId: string | null = null) =>
  room.run(system, 'notice-change', { changeId, authorId })

describe('notice-change', () => {
  test('[CHANGE-8] writes a change once, unannounced unless its author takes part', () => {
    const room = roomWith(change(800), change(801), change(802, { author: 'cleo' }))
    room.run(cleo, 'join')
    notice(room, uuid(800))
    expect(notice(room, uuid(800))).toEqual([])
    notice(room, uuid(801), cleo.id)
    notice(room, uuid(802))
    const { items } = room.state.changes.noticed
    expect(items.map(({ isUnannounced }) => isUnannounced)).toEqual([true, false, false])
  })

  test('[CHANGE-8] somebody who left no longer takes part', () => {
    const room = roomWith(change(800))
    room.run(cleo, 'join')
    room.run(cleo, 'leave')
    notice(room, uuid(800), cleo.id)
    expect(room.state.changes.noticed.items).toMatchObject([{ isUnannounced: true }])
  })

  test('[CMD-9] is for the server itself', () => {
    expect(() => roomWith(change(800)).run(ben, 'notice-change', { changeId: uuid(800), authorId: null })).toThrow()
  })
})

describe('claim-change', () => {
  test('[CHANGE-9] says whose it is, and it may be said again by whose it really is', () => {
    const room = roomWith(change(800))
    notice(room, uuid(800))
    room.run(ben, 'claim-change', { changeId: uuid(800), note: 'I took it back already.' })
    expect(room.run(ben, 'claim-change', { changeId: uuid(800) })).toEqual([])
    expect(room.state.changes.noticed.items).toMatchObject([{ claimedBy: { id: ben.id } }])
    room.run(cleo, 'claim-change', { changeId: uuid(800) })
    expect(room.state.changes.noticed.items).toMatchObject([{ claimedBy: { id: cleo.id } }])
  })

  test('[CHANGE-9] only what arrived here can be claimed, by those who take part', () => {
    const room = roomWith(change(800))
    expect(() => room.run(ben, 'claim-change', { changeId: uuid(800) })).toThrow('No such change')
    notice(room, uuid(800))
    expect(() => room.run(finn, 'claim-change', { changeId: uuid(800) })).toThrow()
  })
})

describe('ruling out', () => {
  test('[CHANGE-10] keeps the reason, the last one counts, and it can be taken back', () => {
    const room = roomWith(change(800))
    const changeId = uuid(800)
    room.run(ben, 'rule-out-change', { changeId, because: 'It is behind a flag.' })
    expect(room.run(ben, 'rule-out-change', { changeId, because: 'It is behind a flag.' })).toEqual([])
    room.run(cleo, 'rule-out-change', { changeId, because: 'The flag is off in the EU.' })
    expect(room.state.changes.ruledOut).toMatchObject({
      items: [{ changeId, because: 'The flag is off in the EU.', by: { id: cleo.id } }],
      count: 1,
    })
    room.run(ben, 'rule-in-change', { changeId })
    expect(room.run(ben, 'rule-in-change', { changeId })).toEqual([])
    expect(room.state.changes.ruledOut).toEqual({ items: [], count: 0 })
  })

  test('[CHANGE-10] keeps more than a room lists', () => {
    const room = roomWith(...Array.from({ length: 61 }, (_, n) => change(800 + n)))
    for (let n = 0; n < 61; n++) room.run(ben, 'rule-out-change', { changeId: uuid(800 + n), because: 'No.' })
    const { items, count } = room.state.changes.ruledOut
    expect([items[0]?.changeId, items.length, count]).toEqual([uuid(801), 60, 61])
  })

  test('[CHANGE-10] needs a reason and a change that exists', () => {
    const room = roomWith()
    expect(() => room.run(ben, 'rule-out-change', { changeId: uuid(800), because: ' ' })).toThrow('because')
    expect(() => room.run(ben, 'rule-out-change', { changeId: uuid(800), because: 'No.' })).toThrow('no change')
  })
})
