import { describe, expect, it } from 'vitest'
import { ada, ben, cleo, finn, InMemoryIncident, integration, orphan, payments } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'
import { DEFAULT_CHECKLISTS } from '../checklist'

const inSecurity = () =>
  new InMemoryIncident({ checklists: DEFAULT_CHECKLISTS, input: { kind: 'security', serviceIds: [payments.id] } })

const reachedBy = (room: InMemoryIncident, itemId: string) =>
  room.state.checklist.find(({ id }) => id === itemId)?.reached?.by.name

describe('confirm-incident', () => {
  it('[PROC-3] keeps who said it and how; the same words again change nothing', () => {
    const room = inSecurity()
    room.run(cleo, 'confirm-incident', { how: ' I cannot pay either ' })
    expect(room.state.confirmed).toMatchObject({ by: { name: 'Cleo' }, how: 'I cannot pay either', at: room.now })
    expect(room.run(ben, 'confirm-incident', { how: 'I cannot pay either' })).toEqual([])
    room.run(ben, 'confirm-incident', { how: 'Support has 40 tickets' })
    expect(room.state.confirmed).toMatchObject({ by: { name: 'Ben' }, how: 'Support has 40 tickets' })
    expect(reachedBy(room, 'real')).toBe('Cleo')
  })

  it('[PROC-3] is nothing for readers, machines, or without words', () => {
    const room = inSecurity()
    for (const actor of [finn, integration]) {
      expect(refusalOf(() => room.run(actor, 'confirm-incident', { how: 'x' })).code).toBe('forbidden')
    }
    expect(refusalOf(() => room.run(ben, 'confirm-incident', { how: '  ' }))).toMatchObject({ field: 'input.how' })
  })
})

describe('tick-checklist-item', () => {
  it('[PROC-4] ticks what is for a hand, once', () => {
    const room = inSecurity()
    expect(room.run(ben, 'tick-checklist-item', { itemId: 'contained' })).toEqual([
      { type: 'checklist.item-reached', payload: { itemId: 'contained', title: 'Is it contained?' } },
    ])
    expect(room.run(cleo, 'tick-checklist-item', { itemId: 'contained' })).toEqual([])
    expect(reachedBy(room, 'contained')).toBe('Ben')
  })

  it.each(['real', 'no-such-item'])('[PROC-4] refuses %s', (itemId) => {
    const refused = refusalOf(() => inSecurity().run(ben, 'tick-checklist-item', { itemId }))
    expect(refused).toMatchObject({ rule: 'PROC-4', field: 'input.itemId' })
  })
})

describe('waive-lever', () => {
  const waive = { serviceId: payments.id, lever: 'roll-back', reason: 'Nothing was deployed' }

  it('[PROC-5] keeps the reason, and answers the way back', () => {
    const room = inSecurity()
    const [waived] = room.run(ada, 'waive-lever', waive)
    expect(waived?.payload).toEqual({
      service: { id: payments.id, name: 'Payments' },
      lever: 'roll-back',
      reason: 'Nothing was deployed',
    })
    expect(room.run(ben, 'waive-lever', waive)).toEqual([])
    expect(room.state.waivedLevers.count).toBe(1)
    expect(reachedBy(room, 'way-back')).toBe('Ada')
  })

  it('[PROC-5] another reason, or another lever, is another fact', () => {
    const room = inSecurity()
    room.run(ada, 'waive-lever', waive)
    room.run(ada, 'waive-lever', { ...waive, reason: 'The old version is broken as well' })
    room.run(ada, 'waive-lever', { ...waive, lever: 'scale-up' })
    expect(room.state.waivedLevers.count).toBe(3)
  })

  it('[PROC-5] refuses a service that is not hit', () => {
    const refused = refusalOf(() => inSecurity().run(ben, 'waive-lever', { ...waive, serviceId: orphan.id }))
    expect(refused).toMatchObject({ rule: 'PROC-5', field: 'input.serviceId' })
  })
})
