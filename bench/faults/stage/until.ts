import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for something that can be seen; answers how many milliseconds it took. */
export async function until(
  condition: () => boolean | undefined | Promise<boolean | undefined>,
  seconds: number,
): Promise<number> {
  const startedAt = performance.now()
  while (!(await condition())) {
    if (performance.now() - startedAt > seconds * 1000) throw new Error(`Not within ${seconds} s: ${condition}`)
    await sleep(10)
  }
  return performance.now() - startedAt
}
