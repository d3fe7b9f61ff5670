import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { KeptPart, type Part, type PartEnd } from './keep-running.ts'

beforeEach(() => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})

afterEach(() => {
  vi.restoreAllMocks()
})

const atOnce = { backoffMs: [0, 0, 0, 0, 0], healthyAfterMs: 20 }
const crash: PartEnd = { reason: 'exit code 1', isFatal: false }

const ending = (end: PartEnd, afterMs = 0): Part => ({
  ended: afterMs === 0 ? Promise.resolve(end) : sleep(afterMs, end),
  stop: async () => {},
})

test('[RUN-5] a part that keeps ending is started five times more and then given up', async () => {
  const start = vi.fn(async () => ending(crash))
  const part = new KeptPart('server', start, ending(crash), atOnce)
  expect(await part.over).toBe('given-up')
  expect(start).toHaveBeenCalledTimes(5)
})

test('[RUN-5] a part that ran for long enough has all its tries again', async () => {
  const start = vi.fn(async () => ending(crash, start.mock.calls.length === 3 ? 40 : 0))
  const part = new KeptPart('server', start, ending(crash), atOnce)
  expect(await part.over).toBe('given-up')
  expect(start).toHaveBeenCalledTimes(3 + 5)
})

test('[RUN-5] a start that fails counts as a try', async () => {
  const start = vi.fn(() => Promise.reject(new Error('no space')))
  const part = new KeptPart('server', start, ending(crash), atOnce)
  expect(await part.over).toBe('given-up')
  expect(start).toHaveBeenCalledTimes(5)
})

test('[RUN-3] a part that says it cannot work is not started again', async () => {
  const start = vi.fn()
  const part = new KeptPart('server', start, ending({ reason: 'exit code 78', isFatal: true }), atOnce)
  expect(await part.over).toBe('given-up')
  expect(start).not.toHaveBeenCalled()
})

test('[RUN-6] a part that is stopped stays stopped', async () => {
  let end = (_: PartEnd) => {}
  const ended = new Promise<PartEnd>((resolve) => {
    end = resolve
  })
  const start = vi.fn()
  const part = new KeptPart('server', start, { ended, stop: async () => end({ reason: 'SIGTERM', isFatal: false }) })
  await part.stop()
  expect(await part.over).toBe('stopped')
  expect(start).not.toHaveBeenCalled()
})
