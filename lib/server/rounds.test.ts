import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { logger } from '@/lib/server/logger'
import { startRounds } from '@/lib/server/rounds'

const words = { failing: 'It fails', recovered: 'It works again', pauseAfterFailureMs: 50 }

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('a round begins at once, when it said so, and sooner when woken', async () => {
  let rounds = 0
  const loop = startRounds(async () => {
    rounds += 1
    return 1000
  }, words)
  expect(rounds).toBe(1)
  await vi.advanceTimersByTimeAsync(999)
  expect(rounds).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(rounds).toBe(2)
  loop.wake()
  expect(rounds).toBe(3)
  await vi.advanceTimersByTimeAsync(999)
  expect(rounds).toBe(3)
  await loop.stop()
  loop.wake()
  await vi.advanceTimersByTimeAsync(5000)
  expect(rounds).toBe(3)
})

test('two rounds never run at once; woken during one, it runs once more, and stopping waits for it', async () => {
  let underWay = 0
  let rounds = 0
  const loop = startRounds(async () => {
    underWay += 1
    expect(underWay).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 100))
    underWay -= 1
    rounds += 1
    return 10_000
  }, words)
  loop.wake()
  loop.wake()
  await vi.advanceTimersByTimeAsync(150)
  expect({ rounds, underWay }).toEqual({ rounds: 1, underWay: 1 })
  let isStopped = false
  const stopped = loop.stop().then(() => {
    isStopped = true
  })
  expect({ isStopped, is: loop.isStopped() }).toEqual({ isStopped: false, is: true })
  await vi.advanceTimersByTimeAsync(100)
  await stopped
  expect({ rounds, underWay }).toEqual({ rounds: 2, underWay: 0 })
})

test('a failure is said once, tried again after its pause, and its end is said', async () => {
  const warn = vi.spyOn(logger, 'warn').mockImplementation(() => {})
  const info = vi.spyOn(logger, 'info').mockImplementation(() => {})
  let rounds = 0
  const loop = startRounds(async () => {
    rounds += 1
    if (rounds < 4) throw new Error('The database is away')
    return 10_000
  }, words)
  await vi.advanceTimersByTimeAsync(160)
  expect(rounds).toBe(4)
  expect(warn.mock.calls.map(([, message]) => message)).toEqual(['It fails'])
  expect(info.mock.calls).toEqual([['It works again']])
  await loop.stop()
})
