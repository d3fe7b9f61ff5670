import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { KeptPart, type Part, type PartEnd } from './keep-running.ts'

const said: string[] = []

beforeEach(() => {
  said.length = 0
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => said.push(String(line)) > 0)
})

afterEach(() => {
  vi.restoreAllMocks()
})

const atOnce = { pausesMs: [0, 0, 0, 0, 0], healthyAfterMs: 20 }
const crash: PartEnd = { reason: 'exit code 1', isFatal: false }
const cannotWork: PartEnd = { reason: 'exit code 78', isFatal: true }

/** A part that ends before it works. */
const ending = (end: PartEnd): Part => ({
  ready: new Promise(() => {}),
  ended: Promise.resolve(end),
  stop: async () => {},
})

/** A part that works for a while. */
const working = (end: PartEnd, ms: number): Part => ({
  ready: Promise.resolve(),
  ended: sleep(ms, end),
  stop: async () => {},
})

const tries = () => said.flatMap((line) => /try (\d+)/.exec(line)?.[1] ?? [])

test('[RUN-5] a part that never works is started five times more and then given up', async () => {
  const start = vi.fn(async () => ending(crash))
  const part = new KeptPart('server', start, ending(crash), atOnce)
  expect(await part.over).toBe('given-up')
  expect(start).toHaveBeenCalledTimes(5)
})

test('[RUN-5] a start that fails counts as a try', async () => {
  const start = vi.fn(() => Promise.reject(new Error('no space')))
  const part = new KeptPart('server', start, ending(crash), atOnce)
  expect(await part.over).toBe('given-up')
  expect(start).toHaveBeenCalledTimes(5)
})

test('[RUN-5] a part that worked is tried until it works again, whatever its next starts say', async () => {
  const failures = [ending(crash), ending(cannotWork), ...Array.from({ length: 20 }, () => ending(crash))]
  const back = working(crash, 60_000)
  const start = vi.fn(async () => failures.pop() ?? back)
  const part = new KeptPart('server', start, working(crash, 1), atOnce)
  await vi.waitFor(() => expect(start).toHaveBeenCalledTimes(23))
  expect(tries().at(-1)).toBe('23')
  expect(await Promise.race([part.over, sleep(30, 'still kept')])).toBe('still kept')
})

test('[RUN-5] a part that worked long enough begins with the first try again', async () => {
  const lives = [working(crash, 1), working(crash, 40), working(crash, 1)]
  const start = vi.fn(async () => lives.shift() ?? working(crash, 60_000))
  new KeptPart('server', start, working(crash, 1), atOnce)
  await vi.waitFor(() => expect(start).toHaveBeenCalledTimes(4))
  expect(tries()).toEqual(['1', '2', '1', '2'])
})

test('[RUN-3] a part that says it cannot work is not started again', async () => {
  const start = vi.fn()
  const part = new KeptPart('server', start, ending(cannotWork), atOnce)
  expect(await part.over).toBe('given-up')
  expect(start).not.toHaveBeenCalled()
})

test('[RUN-6] a part that is stopped stays stopped', async () => {
  let end = (_: PartEnd) => {}
  const ended = new Promise<PartEnd>((resolve) => {
    end = resolve
  })
  const start = vi.fn()
  const part = new KeptPart('server', start, {
    ready: Promise.resolve(),
    ended,
    stop: async () => end({ reason: 'SIGTERM', isFatal: false }),
  })
  await part.stop()
  expect(await part.over).toBe('stopped')
  expect(start).not.toHaveBeenCalled()
})
