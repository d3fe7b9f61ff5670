import { describe, expect, it } from 'vitest'
import {
  ben,
  cleo,
  dana,
  InMemoryIncident,
  integration,
  payments,
  system,
  uuid,
} from '@/lib/testing/in-memory-incident'
import { describeEvent } from './describe'
import type { EventBody } from './events'

/** What the last command wrote, as sentences. */
function told(events: EventBody[], actor: { id: string; name: string } = ben) {
  return events.map((event) => describeEvent(event, actor))
}

describe('describeEvent', () => {
  it('says who declared what', () => {
    const { log } = new InMemoryIncident()
    const declared = log[0] as EventBody
    expect(told([declared])).toEqual(['Ben declared INC-42 as SEV2: Checkout fails'])
  })

  it.each([
    ['add-entry', { entryId: uuid(500), kind: 'decision', text: 'Roll back' }, 'Ben decided: Roll back'],
    ['retitle', { title: 'Cards fail' }, 'Ben retitled the incident from “Checkout fails” to “Cards fail”'],
    ['change-severity', { severity: 'sev1' }, 'Ben raised the severity from SEV2 to SEV1'],
    ['change-severity', { severity: 'sev4' }, 'Ben lowered the severity from SEV2 to SEV4'],
    [
      'change-status',
      { status: 'mitigated', note: 'Rolled back' },
      'Ben moved the incident from active to mitigated: Rolled back',
    ],
    ['set-services', { serviceIds: [payments.id] }, 'Ben changed the affected services: added Payments'],
    ['set-update-due', { dueAt: null }, 'Ben took the next update off'],
    [
      'set-instants',
      { instants: { detectedAt: '2026-03-02T03:10:00Z' } },
      'Ben set “detected” to 2026-03-02T03:10:00.000Z',
    ],
    ['take-role', { role: 'commander' }, 'Ben took commander'],
    ['ask-for-help', { helpId: uuid(600), serviceId: payments.id }, 'Ben asked Payments team for help with Payments'],
    ['join', {}, 'Ben joined'],
    ['set-bridge', { url: 'https://meet.example/1' }, 'Ben set the call: https://meet.example/1'],
    ['withdraw', { reason: 'A test' }, 'Ben withdrew the incident: A test'],
    ['star-entry', { entryId: 'seq-1', starred: true }, 'Ben marked a key moment'],
    ['set-privacy', { visibility: 'private' }, 'Ben made the incident private to Ben'],
    ['set-delivery-prevented', { deliveryPrevented: true }, 'Ben marked delivery as prevented'],
  ])('says what %s %j did', (name, input, sentence) => {
    expect(told(new InMemoryIncident().run(ben, name, input))[0]).toBe(sentence)
  })

  it('tells roles on their way', () => {
    const room = new InMemoryIncident()
    room.run(cleo, 'take-role', { role: 'commander' })
    expect(told(room.run(ben, 'take-role', { role: 'commander', reason: 'Cleo sleeps' }))).toEqual([
      'Ben took commander from Cleo: Cleo sleeps',
    ])
    expect(told(room.run(cleo, 'undo-take-role', { role: 'commander' }), cleo)).toEqual([
      'Cleo took commander back from Ben',
    ])
    const offer = { role: 'commander', toPersonId: dana.id, offerId: uuid(600), brief: 'All quiet' }
    expect(told(room.run(cleo, 'hand-over-role', offer), cleo)).toEqual([
      'Cleo offered commander to Dana',
      'Cleo wrote a hand-over brief: All quiet',
    ])
    expect(told(room.run(dana, 'accept-hand-over', { offerId: uuid(600) }), dana)).toEqual([
      'Dana accepted commander from Cleo',
    ])
    expect(told(room.run(system, 'mark-absent', { personId: dana.id, since: room.now }))).toEqual([
      'Dana (commander) has not been seen for a while',
    ])
    expect(told(room.run(dana, 'release-role', { role: 'commander' }), dana)).toEqual(['Dana laid down commander'])
  })

  it('counts alerts', () => {
    const sample = [{ title: 'HighErrorRate', status: 'firing' }]
    const alerts = { integration, service: null, firing: 3, total: 4, fired: 1, resolved: 2, sample }
    const { id, name } = integration
    const events = new InMemoryIncident().run(system, 'record-alerts', { ...alerts, integration: { id, name } })
    expect(told(events)).toEqual(['Alertmanager: 1 alert fired, 2 alerts resolved, 3 firing (HighErrorRate)'])
  })
})
