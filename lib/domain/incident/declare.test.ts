import { describe, expect, it } from 'vitest'
import { ben, DECLARED_AT, InMemoryIncident, integration, payments, uuid } from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'
import { parse } from '../parse'
import { declareInputSchema } from './declare'

describe('declare', () => {
  it('[STATUS-1] [LOG-1] begins active, at seq 1, with its key', () => {
    const { state } = new InMemoryIncident({ input: { serviceIds: [payments.id], summary: 'Cards are refused.' } })
    expect(state).toMatchObject({
      seq: 1,
      key: 'INC-42',
      status: 'active',
      visibility: 'open',
      members: [],
      services: [payments],
      summary: 'Cards are refused.',
      declaredBy: { id: ben.id },
      instants: { declaredAt: { at: DECLARED_AT, source: 'machine' }, detectedAt: null, impactStartedAt: null },
    })
  })

  it.each([
    ['sev1', '2026-03-02T03:42:00.000Z'],
    ['sev2', '2026-03-02T04:12:00.000Z'],
    ['sev3', null],
    ['sev4', null],
  ] as const)('[SITU-5] a %s owes its first update at %s', (severity, dueAt) => {
    expect(new InMemoryIncident({ input: { severity } }).state.updateDueAt).toBe(dueAt)
  })

  it('[SEV-5] with delivery prevented the update is due as for sev1', () => {
    const { state } = new InMemoryIncident({ input: { severity: 'sev4', deliveryPrevented: true } })
    expect(state).toMatchObject({ severity: 'sev1', updateDueAt: '2026-03-02T03:42:00.000Z' })
  })

  it('[CLOCK-3] clamps when it began', () => {
    const { state } = new InMemoryIncident({ input: { occurredAt: '2027-01-01T00:00:00Z' } })
    expect(state.instants.impactStartedAt).toEqual({ at: DECLARED_AT, source: 'live' })
  })

  it('[INTAKE-8] a machine tells its first signal', () => {
    const firstSignalAt = '2026-03-02T03:10:00.000Z'
    const { state } = new InMemoryIncident({ declarer: integration, firstSignalAt })
    expect(state.instants).toMatchObject({
      firstSignalAt: { at: firstSignalAt, source: 'machine' },
      detectedAt: { at: DECLARED_AT, source: 'machine' },
    })
  })

  it.each([
    [{ title: '' }, 'input.title'],
    [{ title: 'x'.repeat(201) }, 'input.title'],
    [{ title: 'x', severity: 'critical' }, 'input.severity'],
    [{ title: 'x', severity: 'sev1', kind: 'outage' }, 'input.kind'],
    [{ title: 'x', severity: 'sev1', kind: 'drill', firstSignalAt: DECLARED_AT }, 'input.firstSignalAt'],
    [{ title: 'x', severity: 'sev1', kind: 'drill', visibility: 'secret' }, 'input.visibility'],
  ])('[CMD-1] refuses %j and names %s', (input, field) => {
    expect(refusalOf(() => parse(declareInputSchema, input, 'input'))).toMatchObject({ code: 'invalid_input', field })
  })

  it('[SITU-1] refuses unknown services', () => {
    const refused = refusalOf(() => new InMemoryIncident({ input: { serviceIds: [uuid(999)] } }))
    expect(refused).toMatchObject({ rule: 'SITU-1', field: 'input.serviceIds' })
  })
})
