import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Begins something `count` times, `perSecond` times a second, whether or not earlier ones are done: a slow answer makes
 * nothing begin later. `at` is the instant it should have begun, which latencies count from. Answers when all are done.
 */
export async function atRate(
  perSecond: number,
  count: number,
  begin: (index: number, at: number) => Promise<void>,
): Promise<void> {
  const start = performance.now()
  const begun: Promise<void>[] = []
  for (let index = 0; index < count; index++) {
    const at = start + (index * 1000) / perSecond
    const wait = at - performance.now()
    if (wait > 1) await sleep(wait)
    begun.push(begin(index, at))
  }
  await Promise.all(begun)
}

/** As many writers as given, each with one thing under way at a time, until `count` are done. */
export async function bySaturation(
  writers: number,
  count: number,
  work: (index: number, writer: number) => Promise<void>,
): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let index = next++; index < count; index = next++) await work(index, writer)
    }),
  )
}

/** Waits until something holds, looking often; fails after a bound. */
export async function until(holds: () => boolean, seconds: number, what: string): Promise<void> {
  const deadline = performance.now() + seconds * 1000
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`Not within ${seconds} s: ${what}.`)
    await sleep(5)
  }
}
