import { describe, expect, test } from 'vitest'
import { historyOf } from './last-known-good'
import type { PastChange } from './past-change'

const ONSET = '2026-11-21T12:00:00.000Z'
const HOUR = 3_600_000

const change = (version: string | null, hoursBefore: number, over: Partial<PastChange> = {}): PastChange => ({
  id: `${version}-${hoursBefore}`,
  kind: 'deploy',
  title: `payments-api ${version}`,
  service: { id: 'payments', name: 'payments-api' },
  author: 'Ravi',
  url: null,
  at: new Date(Date.parse(ONSET) - hoursBefore * HOUR).toISOString(),
  status: 'succeeded',
  version,
  environment: 'production',
  size: null,
  integration: { id: 'github', name: 'GitHub' },
  ...over,
})

describe('[CHANGE-7] the last known good', () => {
  test('is the version before the last one, with the time it was in production', () => {
    const { lastChange, lastKnownGood } = historyOf([change('#8409', 49), change('#8412', 1)], ONSET)
    expect(lastChange?.version).toBe('#8412')
    expect(lastKnownGood).toMatchObject({ version: '#8409', inProductionMs: 48 * HOUR })
  })

  test('passes over what failed, what is the same version, and what has no version', () => {
    const changes = [
      change('#8412', 1),
      change('#8412', 3),
      change('#8411', 4, { status: 'failed' }),
      change(null, 5, { kind: 'config' }),
      change('#8409', 6),
    ]
    expect(historyOf(changes, ONSET).lastKnownGood).toMatchObject({ version: '#8409', inProductionMs: 3 * HOUR })
  })

  test('is known when the last change failed: it may be half out', () => {
    const changes = [change('#8412', 1, { status: 'failed' }), change('#8409', 25)]
    expect(historyOf(changes, ONSET).lastKnownGood).toMatchObject({ version: '#8409', inProductionMs: 25 * HOUR })
  })

  test('does not look at what came after it began to hurt', () => {
    const { lastChange, lastKnownGood } = historyOf(
      [change('#8413', -1), change('#8412', 1), change('#8409', 5)],
      ONSET,
    )
    expect([lastChange?.version, lastKnownGood?.version]).toEqual(['#8412', '#8409'])
  })

  test('is unknown with one version or none', () => {
    expect(historyOf([change('#8412', 1)], ONSET).lastKnownGood).toBeNull()
    expect(historyOf([], ONSET)).toEqual({ lastChange: null, lastKnownGood: null })
  })
})
