import { expect, test } from 'vitest'
import { pipelineIsGreen } from './pipeline-green'

const incident = { kind: 'delivery', status: 'active', alerts: { firing: 0, total: 3, last: null } } as const

test('[PIPE-4] green is an incident about delivery whose alerts are all over', () => {
  expect(pipelineIsGreen(incident)).toBe(true)
  expect(pipelineIsGreen({ ...incident, status: 'mitigated' })).toBe(true)
})

test('[PIPE-4] nothing is said while one fails, before anything was heard, once it is resolved, or of another kind', () => {
  expect(pipelineIsGreen({ ...incident, alerts: { firing: 1, total: 3, last: null } })).toBe(false)
  expect(pipelineIsGreen({ ...incident, alerts: { firing: 0, total: 0, last: null } })).toBe(false)
  expect(pipelineIsGreen({ ...incident, status: 'resolved' })).toBe(false)
  expect(pipelineIsGreen({ ...incident, kind: 'production' })).toBe(false)
})
