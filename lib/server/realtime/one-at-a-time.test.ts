import { expect, test } from 'vitest'
import { oneAtATime } from '@/lib/server/realtime/one-at-a-time'

test('work is never run twice at once, and once more for all who asked during a run', async () => {
  let runs = 0
  let atOnce = 0
  const wake = oneAtATime(async () => {
    atOnce++
    expect(atOnce).toBe(1)
    runs++
    await new Promise((resolve) => setTimeout(resolve, 5))
    atOnce--
  })
  await Promise.all([wake(), wake(), wake(), wake()])
  expect(runs).toBe(2)
  await wake()
  expect(runs).toBe(3)
})

test('a run that fails tells who asked for it, and holds up no later one', async () => {
  let runs = 0
  const wake = oneAtATime(async () => {
    runs++
    if (runs === 1) throw new Error('no luck')
  })
  const [first, second] = [wake(), wake()]
  await expect(first).rejects.toThrow('no luck')
  await expect(second).resolves.toBeUndefined()
})
