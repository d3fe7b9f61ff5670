import { describe, expect, it } from 'vitest'
import { ben, cleo, InMemoryIncident } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'

const evidence = { text: 'Two services deployed at 03:40.', url: 'https://ci.example/1' }
const delivery = () => new InMemoryIncident({ input: { kind: 'delivery', severity: 'sev3', deliveryPrevented: true } })

describe('change-severity', () => {
  it('[SEV-1] raises with one click, by anyone who responds', () => {
    const room = new InMemoryIncident({ input: { severity: 'sev3' } })
    expect(room.run(cleo, 'change-severity', { severity: 'sev1' })).toEqual([
      { type: 'severity.changed', payload: { from: 'sev3', to: 'sev1' } },
      { type: 'update-due.set', payload: { dueAt: '2026-03-02T03:42:01.000Z' } },
    ])
    expect(room.state.severityJourney.items.map(({ to }) => to)).toEqual(['sev3', 'sev1'])
  })

  it('[SEV-2] lowers freely when delivery is not prevented, and keeps evidence that is given', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'change-severity', { severity: 'sev3' })
    expect(room.run(ben, 'change-severity', { severity: 'sev4', evidence })).toEqual([
      { type: 'severity.changed', payload: { from: 'sev3', to: 'sev4', evidence } },
    ])
    expect(room.state.deliveryEvidence).toBeNull()
  })

  it('[SEV-3] refuses to go below sev1 without evidence while delivery is prevented', () => {
    const room = delivery()
    const refused = refusalOf(() => room.run(ben, 'change-severity', { severity: 'sev2' }))
    expect(refused).toMatchObject({ code: 'rule_refused', rule: 'SEV-3', field: 'input.evidence' })
    expect(room.state).toMatchObject({ severity: 'sev1', deliveryPrevented: true })
  })

  it.each([
    [{ severity: 'sev2', evidence: { text: '  ' } }, 'input.evidence.text'],
    [{ severity: 'sev2', evidence: { text: 'ok', url: 'javascript:alert(1)' } }, 'input.evidence.url'],
    [{ severity: 'sev0' }, 'input.severity'],
    [{ severity: 'sev2', reason: 'x' }, 'input.reason'],
  ])('[CMD-1] [SEV-3] refuses %j and names %s', (input, field) => {
    expect(refusalOf(() => delivery().run(ben, 'change-severity', input))).toMatchObject({
      code: 'invalid_input',
      field,
    })
  })

  it('[SEV-4] with evidence lowers and takes the mark away, and the state keeps the evidence', () => {
    const room = delivery()
    expect(room.run(ben, 'change-severity', { severity: 'sev3', evidence })).toEqual([
      { type: 'severity.changed', payload: { from: 'sev1', to: 'sev3', evidence } },
      { type: 'delivery-prevented.changed', payload: { to: false, evidence } },
    ])
    expect(room.state).toMatchObject({ severity: 'sev3', deliveryPrevented: false, deliveryEvidence: evidence })
  })

  it('[CMD-6] the same severity is a no-op', () => {
    expect(delivery().run(ben, 'change-severity', { severity: 'sev1' })).toEqual([])
  })
})

describe('set-delivery-prevented', () => {
  it('[SEV-5] raises to sev1 at once', () => {
    const room = new InMemoryIncident({ input: { severity: 'sev4' } })
    const types = room.run(ben, 'set-delivery-prevented', { deliveryPrevented: true }).map(({ type }) => type)
    expect(types).toEqual(['delivery-prevented.changed', 'severity.changed', 'update-due.set'])
    expect(room.state).toMatchObject({ severity: 'sev1', deliveryPrevented: true })
  })

  it('[SEV-5] declaring with it declares sev1, whatever was asked', () => {
    expect(delivery().state.severity).toBe('sev1')
  })

  it('[SEV-6] taking the mark away needs evidence too, and leaves the severity', () => {
    const room = delivery()
    const refused = refusalOf(() => room.run(ben, 'set-delivery-prevented', { deliveryPrevented: false }))
    expect(refused).toMatchObject({ rule: 'SEV-6', field: 'input.evidence' })
    room.run(ben, 'set-delivery-prevented', { deliveryPrevented: false, evidence })
    expect(room.state).toMatchObject({ severity: 'sev1', deliveryPrevented: false, deliveryEvidence: evidence })
  })

  it('[CMD-6] the same again is a no-op', () => {
    expect(delivery().run(ben, 'set-delivery-prevented', { deliveryPrevented: true })).toEqual([])
  })
})
