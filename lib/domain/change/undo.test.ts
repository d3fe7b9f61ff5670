import { expect, test } from 'vitest'
import type { RankedChange } from './ranked-change'
import { undoingOf, undoTarget } from './undo'

const change: RankedChange = {
  id: 'one',
  kind: 'deploy',
  title: 'payments-api #8412',
  service: { id: 'payments', name: 'payments-api' },
  author: 'Ravi',
  url: null,
  at: '2026-11-21T11:38:00.000Z',
  status: 'succeeded',
  version: '#8412',
  environment: 'production',
  size: null,
  integration: { id: 'github', name: 'GitHub' },
  distance: 0,
  suspicion: { score: 84, level: 3, factors: [] },
  lastKnownGood: null,
}

test('[CHANGE-7] a deploy is rolled back to the last version that worked, where it is known', () => {
  const since = '2026-11-19T11:38:00.000Z'
  const good = { version: '#8409', changeId: 'two', title: 'payments-api #8409', since, inProductionMs: 1 }
  expect(undoTarget({ ...change, lastKnownGood: good })).toBe('#8409')
  expect(undoTarget(change)).toBeNull()
  expect(undoingOf(change)).toMatchObject({ kind: 'roll-back', lever: 'roll-back' })
})

test('[CHANGE-7] a flag is turned off and a configuration reverted, each by its name', () => {
  const flag = { ...change, kind: 'flag', version: null, title: 'new-3ds-flow' } as const
  expect([undoingOf(flag).kind, undoTarget(flag)]).toEqual(['flag-off', 'new-3ds-flow'])
  expect(undoingOf({ kind: 'config' })).toEqual({ kind: 'revert-config', label: 'Revert' })
})
