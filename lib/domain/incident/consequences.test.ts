import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ben, cleo, InMemoryIncident, payments, uuid } from '@/lib/testing/in-memory-incident'
import { anyStep, attempt } from '@/lib/testing/random-commands'
import { type ChecklistSignal, checklistSignalSchema, DEFAULT_CHECKLISTS } from './checklist'
import { consequencesOf } from './consequences'
import type { IncidentState } from './state'

const everySignal = checklistSignalSchema.options.map((signal) => ({ id: signal, title: `When ${signal}`, signal }))
const checklists = { ...DEFAULT_CHECKLISTS, production: everySignal }
const aRoom = () => new InMemoryIncident({ checklists, input: { serviceIds: [payments.id] } })

const at = '2026-03-02T03:15:00.000Z'
const shows = {
  confirmed: { confirmed: { by: ben, how: 'Seen', at } },
  bridge: { bridgeUrl: 'https://meet.example/1' },
  communication: { updates: { items: [], count: 1 } },
} satisfies Partial<Record<ChecklistSignal, Partial<IncidentState>>>

describe('[PROC-1] what the log shows', () => {
  it.each(Object.entries(shows))('reaches the item of %s, and no other', (signal, shown) => {
    const state = { ...aRoom().state, ...shown }
    expect(consequencesOf(state).map(({ payload }) => payload)).toEqual([{ itemId: signal, title: `When ${signal}` }])
  })

  it('is reached with the event that shows it, by whoever did that', () => {
    const room = aRoom()
    room.run(cleo, 'take-role', { role: 'commander' })
    const [taken, reached] = room.log.slice(-2)
    expect([taken?.type, reached?.type]).toEqual(['role.taken', 'checklist.item-reached'])
    expect(reached).toMatchObject({ commandId: taken?.commandId, actor: { id: cleo.id } })
    expect(room.state.checklist.find(({ id }) => id === 'commander')?.reached).toMatchObject({
      at: room.now,
      by: { id: cleo.id },
      seq: reached?.seq,
    })
  })

  const radius = {
    affected: { kind: 'share', percent: 23 },
    who: 'EU checkouts',
    since: null,
    trend: 'steady',
    confidence: 'likely',
    serviceIds: [payments.id],
    basedOn: 0,
  }
  const mitigation = {
    mitigationId: uuid(800),
    kind: 'roll-back',
    title: 'Roll back payments',
    serviceId: payments.id,
    lever: 'roll-back',
    checkMinutes: 5,
    reversible: true,
  }
  it.each([
    ['blast-radius', 'revise-blast-radius', radius],
    ['lever', 'propose-mitigation', { ...mitigation, start: true }],
    [
      'communication',
      'send-update',
      { updateId: uuid(801), audience: 'internal', subject: 'Down', text: 'It is', nextDueAt: null },
    ],
  ])('reaches the item of %s by %s', (signal, name, input) => {
    const room = aRoom()
    room.run(ben, name, input)
    expect(room.state.checklist.filter(({ reached }) => reached).map(({ id }) => id)).toEqual([signal])
  })

  it('is not reached by a lever that is only proposed', () => {
    const room = aRoom()
    room.run(ben, 'propose-mitigation', mitigation)
    expect(room.state.checklist.some(({ reached }) => reached)).toBe(false)
  })

  it('is reached once, though it is undone and done again', () => {
    const room = aRoom()
    for (const url of ['https://meet.example/1', null, 'https://meet.example/2']) room.run(ben, 'set-bridge', { url })
    expect(room.log.filter(({ type }) => type === 'checklist.item-reached')).toHaveLength(1)
  })

  it('reaches nothing when an incident keeps no list', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'confirm-incident', { how: 'Seen' })
    expect(room.log.some(({ type }) => type === 'checklist.item-reached')).toBe(false)
  })

  it('stays reached, with the same who and when, whatever happens then', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
        const room = aRoom()
        let before = room.state.checklist
        for (const step of steps) {
          attempt(room, step)
          for (const item of before) {
            const now = room.state.checklist.find(({ id }) => id === item.id)
            if (item.reached) expect(now?.reached).toEqual(item.reached)
          }
          expect(consequencesOf(room.state)).toEqual([])
          before = room.state.checklist
        }
        const reached = room.log.filter(({ type }) => type === 'checklist.item-reached')
        expect(reached).toHaveLength(before.filter((item) => item.reached).length)
      }),
      { numRuns: 40 },
    )
  })
})
