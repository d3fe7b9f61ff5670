import { describe, expect, it } from 'vitest'
import { ben, InMemoryIncident, payments } from '@/lib/testing/in-memory-incident'
import { leverNow, onsetOf, wasLeverTried } from './lever-board'

const waive = { serviceId: payments.id, lever: 'scale-up', reason: 'Load is not the limit' }
const aRoom = () => new InMemoryIncident({ input: { serviceIds: [payments.id] } })

describe('the board', () => {
  it('[PROC-6] counts from the earliest that is known of it', () => {
    const room = aRoom()
    expect(onsetOf(room.state)).toBe(room.state.instants.declaredAt?.at)
    const detectedAt = '2026-03-02T03:10:00.000Z'
    room.run(ben, 'set-instants', { instants: { detectedAt } })
    expect(onsetOf(room.state)).toBe(detectedAt)
    const impactStartedAt = '2026-03-02T03:01:00.000Z'
    room.run(ben, 'set-instants', { instants: { impactStartedAt } })
    expect(onsetOf(room.state)).toBe(impactStartedAt)
  })

  it('[PROC-7] waits with diagnosis until a lever was waived', () => {
    const room = aRoom()
    expect(wasLeverTried(room.state)).toBe(false)
    room.run(ben, 'waive-lever', waive)
    expect(wasLeverTried(room.state)).toBe(true)
  })

  it('[PROC-5] says of each lever of each service what was last done with it', () => {
    const room = aRoom()
    room.run(ben, 'waive-lever', waive)
    room.run(ben, 'waive-lever', { ...waive, reason: 'The pool is the limit' })
    expect(leverNow(room.state, payments.id, 'scale-up')).toMatchObject({
      pulled: null,
      waived: { reason: 'The pool is the limit' },
    })
    expect(leverNow(room.state, payments.id, 'roll-back')).toEqual({ pulled: null, waived: null })
  })
})
