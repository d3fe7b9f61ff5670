import { expect, test } from 'vitest'
import type { PolicyDetail } from '@/lib/domain/on-call/paging-view'
import { draftOf, emptyDraft, newTarget, type PolicyDraft, pathOf, policyOf, problemAt } from './policy-draft'

const ADA = '3b0e6a1c-4f6e-4b6e-9f43-0a1b2c3d4e5f'
const ROTA = '8d2f5a90-1c3b-4f5d-8e7a-6b5c4d3e2f1a'

const steps: PolicyDetail['steps'] = [
  { afterMinutes: 5, targets: [{ kind: 'rota', rotaId: ROTA, seat: 'secondary' }] },
  {
    afterMinutes: 15,
    targets: [
      { kind: 'person', personId: ADA },
      { kind: 'webhook', url: 'https://pager.example/hook' },
    ],
  },
]

test('what is edited and not changed is saved as it was', () => {
  const detail = { name: 'Payments', team: null, steps, repeat: 2, holdMinutes: null } as unknown as PolicyDetail
  expect(policyOf(draftOf(detail))).toEqual({
    policy: { name: 'Payments', teamId: null, steps, repeat: 2, holdMinutes: null },
    problems: null,
  })
})

test('what is missing or wrong stands beside its field, in words', () => {
  const draft: PolicyDraft = {
    ...emptyDraft(),
    name: '',
    repeat: '12',
    hold: 'long',
    steps: [{ id: '1', minutes: '0', targets: [newTarget(), { ...newTarget('webhook'), value: 'ftp://nowhere' }] }],
  }
  const { problems } = policyOf(draft)
  expect(problems).not.toBeNull()
  const at = (path: string) => problemAt(problems ?? {}, path)
  expect(at('name')).toMatch(/^The name /)
  expect(at('steps.0.afterMinutes')).toBe('The wait is below 1.')
  expect(at('steps.0.targets.0')).toBe('Choose a rota.')
  expect(at('steps.0.targets.1')).toBeDefined()
  expect(at('repeat')).toBe('The number of times is more than 9.')
  expect(at('holdMinutes')).toBe('The time is not a whole number.')
})

test('a step without anybody, and a policy without a step, are refused', () => {
  const none = policyOf({ ...emptyDraft(), name: 'A', steps: [{ id: '1', minutes: '5', targets: [] }] })
  expect(problemAt(none.problems ?? {}, 'steps.0.targets')).toBe('The step asks nobody.')
  const empty = policyOf({ ...emptyDraft(), name: 'A', steps: [] })
  expect(problemAt(empty.problems ?? {}, 'steps')).toBe('The policy has no step.')
})

test('what the server finds within a target stands at its row', () => {
  expect(pathOf('steps.2.targets.0.personId')).toBe('steps.2.targets.0')
  expect(pathOf('steps.2.targets')).toBe('steps.2.targets')
})
