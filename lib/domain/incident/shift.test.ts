import { describe, expect, it } from 'vitest'
import { ben, cleo, dana, InMemoryIncident, payments, uuid } from '@/lib/testing/in-memory-incident'
import { shiftOf } from './shift'

const room = (severity: 'sev1' | 'sev2' | 'sev3') =>
  new InMemoryIncident({ input: { severity, serviceIds: [payments.id] } })

describe('shiftOf', () => {
  it('[STATE-1] orders what is open: active before mitigated, the worst first', () => {
    const [mitigated, mild, bad] = [room('sev1'), room('sev3'), room('sev2')]
    mitigated.run(ben, 'change-status', { status: 'mitigated' })
    const { open, resolved } = shiftOf([mitigated.state, mild.state, bad.state], ben.id)
    expect(open.map(({ status, severity }) => [status, severity])).toEqual([
      ['active', 'sev2'],
      ['active', 'sev3'],
      ['mitigated', 'sev1'],
    ])
    expect(resolved).toEqual([])
  })

  it('keeps what was resolved apart, the latest first', () => {
    const [first, second] = [room('sev2'), room('sev3')]
    first.run(ben, 'change-status', { status: 'resolved' })
    second.run(ben, 'change-status', { status: 'resolved' }, { afterMs: 60_000 })
    const { open, resolved } = shiftOf([first.state, second.state], ben.id)
    expect(open).toEqual([])
    expect(resolved.map(({ severity }) => severity)).toEqual(['sev3', 'sev2'])
  })

  it('[ROLE-9] shows a hand-over to the one it waits for, with its brief, and the roles each one holds', () => {
    const incident = room('sev1')
    incident.run(cleo, 'take-role', { role: 'commander' })
    const brief = 'Rolling back; update due at four.'
    incident.run(cleo, 'hand-over-role', { offerId: uuid(700), role: 'commander', toPersonId: dana.id, brief })
    expect(shiftOf([incident.state], dana.id).offers).toMatchObject([
      { offerId: uuid(700), role: 'commander', from: { name: 'Cleo' }, brief, incident: { key: 'INC-42' } },
    ])
    expect(shiftOf([incident.state], cleo.id).offers).toEqual([])
    expect(shiftOf([incident.state], cleo.id).open[0]?.myRoles).toEqual(['commander'])
    expect(shiftOf([incident.state], dana.id).open[0]?.myRoles).toEqual([])
  })

  it('tells how the last word was meant, and nothing once it is redacted', () => {
    const incident = room('sev1')
    expect(shiftOf([incident.state], ben.id).open[0]?.lastWord).toBeNull()
    incident.run(ben, 'add-entry', { entryId: uuid(501), kind: 'question', text: 'Do wallets fail too?' })
    expect(shiftOf([incident.state], ben.id).open[0]?.lastWord).toMatchObject({ by: 'Ben', manner: 'asks' })
    incident.run(ben, 'redact-entry', { entryId: uuid(501) })
    expect(shiftOf([incident.state], ben.id).open[0]?.lastWord).toBeNull()
  })
})
