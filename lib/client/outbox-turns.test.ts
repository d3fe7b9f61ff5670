import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { settled } from '@/lib/testing/fake-browser'
import { createTurns, type Turn } from './outbox-turns'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Messages between tabs take a moment, whatever the clock of the test says. */
const heard = async () => {
  for (let n = 0; n < 20; n += 1) await settled()
}
async function pass(ms: number) {
  await vi.advanceTimersByTimeAsync(ms)
  await heard()
}

/** A turn that lasts until the test ends it. */
function openEnded() {
  const turns: Turn[] = []
  const ends: (() => void)[] = []
  const run = (turn: Turn) => {
    turns.push(turn)
    return new Promise<void>((end) => void ends.push(end))
  }
  return { turns, run, end: () => ends[0]?.() }
}

test('[OUTBOX-2] one tab at a time sends for an incident, and who waited knows it', async () => {
  const [here, there] = [createTurns('p1'), createTurns('p1')]
  const [mine, theirs, elsewhere] = [openEnded(), openEnded(), openEnded()]
  const first = here('i1', mine.run)
  await heard()
  const second = there('i1', theirs.run)
  const other = there('i2', elsewhere.run)
  await heard()
  expect([mine, theirs, elsewhere].map(({ turns }) => turns.length)).toEqual([1, 0, 1])
  // The holder is alive, however long it takes.
  for (let n = 0; n < 6; n += 1) await pass(5000)
  expect(theirs.turns).toHaveLength(0)
  mine.end()
  await first
  await heard()
  expect([mine.turns[0]?.hasWaited, theirs.turns[0]?.hasWaited]).toEqual([false, true])
  theirs.end()
  elsewhere.end()
  await Promise.all([second, other])
})

test('[OUTBOX-2] a tab that does not answer for ten seconds is replaced, and notices when it wakes up', async () => {
  // It holds the lock and hears nothing, as when a phone has frozen it.
  const frozen = navigator.locks.request('evenkeel.send.p2.i1', () => new Promise<void>(() => {}))
  const stolen = expect(frozen).rejects.toThrow()
  const turn = openEnded()
  const taking = createTurns('p2')('i1', turn.run)
  await heard()
  await pass(5000)
  expect(turn.turns).toHaveLength(0)
  await pass(5000)
  expect(turn.turns[0]?.hasWaited).toBe(true)
  await stolen
  turn.end()
  await taking
})

test('[OUTBOX-2] a turn that was taken over is lost', async () => {
  const turn = openEnded()
  const taking = createTurns('p3')('i1', turn.run)
  await heard()
  expect(turn.turns[0]?.isLost()).toBe(false)
  await navigator.locks.request('evenkeel.send.p3.i1', { steal: true }, async () => {})
  await heard()
  expect(turn.turns[0]?.isLost()).toBe(true)
  turn.end()
  await taking
})
