import { describe, expect, test } from 'vitest'
import { alertRulesSchema, serviceKeyOf, severityOf } from './alert-rules'

const rules = alertRulesSchema.parse({})
const labelled = (labels: Record<string, string>) => ({ labels })

describe('severity of an alert', () => {
  test('[INTAKE-4] the label the rules name decides', () => {
    expect(severityOf(labelled({ severity: 'critical' }), rules)).toBe('sev1')
    expect(severityOf(labelled({ severity: 'warning' }), rules)).toBe('sev3')
    const byPriority = alertRulesSchema.parse({ severityLabel: 'priority', severities: { P1: 'sev2' } })
    expect(severityOf(labelled({ severity: 'critical', priority: 'P1' }), byPriority)).toBe('sev2')
  })

  test('[INTAKE-4] values compare without case and without the blanks around them', () => {
    expect(severityOf(labelled({ severity: ' Critical ' }), rules)).toBe('sev1')
  })

  test('[INTAKE-4] no label, or a value nobody mapped, is the default', () => {
    expect(severityOf(labelled({}), rules)).toBe('sev2')
    expect(severityOf(labelled({ severity: 'purple' }), rules)).toBe('sev2')
    expect(severityOf(labelled({ severity: 'constructor' }), rules)).toBe('sev2')
    expect(severityOf(labelled({ severity: '__proto__' }), rules)).toBe('sev2')
    expect(severityOf(labelled({}), alertRulesSchema.parse({ severityLabel: 'constructor' }))).toBe('sev2')
  })
})

describe('service of an alert', () => {
  test('[INTAKE-10] the label the rules name gives the key of the service', () => {
    expect(serviceKeyOf(labelled({ service: 'ledger' }), rules)).toBe('ledger')
    expect(serviceKeyOf(labelled({ app: 'web' }), alertRulesSchema.parse({ serviceLabel: 'app' }))).toBe('web')
  })

  test('[INTAKE-10] without the label it is the service of the integration', () => {
    expect(serviceKeyOf(labelled({}), rules)).toBeNull()
    expect(serviceKeyOf(labelled({ service: '  ' }), rules)).toBeNull()
  })
})

test('rules refuse what they do not know, and too much of it', () => {
  expect(alertRulesSchema.safeParse({ opensIncidents: true }).success).toBe(false)
  expect(alertRulesSchema.safeParse({ severityLabel: 'not a label' }).success).toBe(false)
  const many = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`value-${index}`, 'sev3']))
  expect(alertRulesSchema.safeParse({ severities: many }).success).toBe(false)
})
