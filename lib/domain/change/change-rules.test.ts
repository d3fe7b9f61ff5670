import { expect, test } from 'vitest'
import { changeRulesSchema, isDeployWorkflow, serviceOfRepository, takesEnvironment, thresholdOf } from './change-rules'

const rules = changeRulesSchema.parse({})

test('[CHANGE-3] changes of production are taken, and those of no environment; an empty list takes all', () => {
  expect(takesEnvironment(rules, 'Production')).toBe(true)
  expect(takesEnvironment(rules, null)).toBe(true)
  expect(takesEnvironment(rules, 'staging')).toBe(false)
  expect(takesEnvironment({ ...rules, environments: [] }, 'staging')).toBe(true)
})

test('[CHANGE-3] a repository leads to its service, whatever the case of letters', () => {
  const serviceId = '00000000-0000-4000-8000-000000000001'
  const mapped = changeRulesSchema.parse({ repositories: [{ repository: 'Acme/Shop', serviceId }] })
  expect(serviceOfRepository(mapped, 'acme/SHOP')).toBe(serviceId)
  expect(serviceOfRepository(mapped, 'acme/other')).toBeNull()
  expect(serviceOfRepository(mapped, null)).toBeNull()
  expect(changeRulesSchema.safeParse({ repositories: [{ repository: 'shop', serviceId }] }).success).toBe(false)
})

test('[PIPE-2] two runs and one deployment, unless the integration says otherwise', () => {
  expect([thresholdOf(rules, 'workflow'), thresholdOf(rules, 'deployment')]).toEqual([2, 1])
  expect(changeRulesSchema.safeParse({ failingRuns: 0 }).success).toBe(false)
  expect(isDeployWorkflow({ ...rules, deployWorkflows: ['Release'] }, 'release')).toBe(true)
  expect(isDeployWorkflow(rules, 'CI')).toBe(false)
})
