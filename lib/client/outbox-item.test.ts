import { expect, test } from 'vitest'
import { isOnItsWay } from './outbox-item'

const sent = (state: 'queued' | 'saved' | 'refused', input: unknown) => ({ name: 'request-action', state, input })
const isAsked = (...outbox: ReturnType<typeof sent>[]) => isOnItsWay(outbox, 'request-action', 'mitigationId', 'm1')

test('what was asked is on its way until the room has it, and what was refused may be asked again', () => {
  expect(isAsked(sent('queued', { mitigationId: 'm1' }))).toBe(true)
  expect(isAsked(sent('saved', { mitigationId: 'm1' }))).toBe(true)
  expect(isAsked(sent('refused', { mitigationId: 'm1' }))).toBe(false)
  expect(isAsked(sent('queued', { mitigationId: 'm2' }), sent('queued', null))).toBe(false)
  expect(isOnItsWay([sent('queued', { mitigationId: 'm1' })], 'escalate-now', 'mitigationId', 'm1')).toBe(false)
})
