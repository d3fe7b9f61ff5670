import { expect, test } from 'vitest'
import { ben, cleo, InMemoryIncident, payments, uuid } from '@/lib/testing/in-memory-incident'
import { type Condition, conditionSchema, conditionText, isMet } from './condition'

const mitigation = {
  mitigationId: uuid(400),
  kind: 'roll-back',
  lever: 'roll-back',
  serviceId: payments.id,
  title: 'Roll back',
  checkMinutes: 5,
  reversible: true,
  start: true,
}
const radius = {
  affected: { kind: 'unknown' },
  who: 'Customers',
  since: null,
  trend: 'growing',
  confidence: 'guess',
  serviceIds: [payments.id],
  basedOn: 0,
}
const update = { updateId: uuid(500), audience: 'customers', subject: 'Down', text: 'We know.', nextDueAt: null }

/** Each condition with what brings it about. */
const table: [Condition, ...[name: string, input: object][]][] = [
  [{ confirmed: true }, ['confirm-incident', { how: 'I see it too' }]],
  [{ commander: true }, ['take-role', { role: 'commander' }]],
  [{ bridge: true }, ['set-bridge', { url: 'https://meet.example/1' }]],
  [{ radius: true }, ['revise-blast-radius', radius]],
  [{ decision: true }, ['add-entry', { entryId: uuid(600), kind: 'decision', text: 'Roll back' }]],
  [{ lever: 'roll-back' }, ['propose-mitigation', mitigation]],
  [{ lever: 'any' }, ['propose-mitigation', mitigation]],
  [
    { worked: 'roll-back' },
    ['propose-mitigation', mitigation],
    ['judge-mitigation', { mitigationId: uuid(400), result: 'worked', evidence: { text: 'No errors' } }],
  ],
  [{ update: 'customers' }, ['send-update', update]],
  [{ update: 'any' }, ['send-update', update]],
  [{ severity: 'sev1' }, ['change-severity', { severity: 'sev1' }]],
  [{ status: 'mitigated' }, ['change-status', { status: 'resolved' }]],
  [{ 'delivery-prevented': true }, ['set-delivery-prevented', { deliveryPrevented: true }]],
]

test.each(table)('[DRILL-1] %j holds once the log shows it, and not before', (condition, ...commands) => {
  const room = new InMemoryIncident({ input: { serviceIds: [payments.id] } })
  expect(conditionSchema.parse(condition)).toEqual(condition)
  expect(conditionText(condition)).not.toBe('')
  for (const [name, input] of commands) {
    expect(isMet(condition, room.state)).toBe(false)
    room.run(cleo, name, input)
  }
  expect(isMet(condition, room.state)).toBe(true)
})

test('[DRILL-1] a lever that was only proposed, or another one, is not pulled', () => {
  const room = new InMemoryIncident({ input: { serviceIds: [payments.id] } })
  room.run(ben, 'propose-mitigation', { ...mitigation, start: false })
  expect(isMet({ lever: 'any' }, room.state)).toBe(false)
  room.run(ben, 'start-mitigation', { mitigationId: mitigation.mitigationId })
  expect(isMet({ lever: 'flag-off' }, room.state)).toBe(false)
  expect(isMet({ lever: 'roll-back' }, room.state)).toBe(true)
})
