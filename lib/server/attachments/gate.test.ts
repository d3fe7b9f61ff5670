import { expect, test } from 'vitest'
import { createGate } from '@/lib/server/attachments/gate'

const held = () => Promise.withResolvers<void>()

test('[FILE-12] lets some in, some wait in order, and sends the rest away until there is room again', async () => {
  const gate = createGate({ atOnce: 2, waiting: 1 })
  const [first, second] = [held(), held()]
  const entered: number[] = []
  const enter = (n: number, until: Promise<void>) =>
    gate(async () => {
      entered.push(n)
      await until
    })
  const inside = [enter(1, first.promise), enter(2, second.promise)]
  const third = enter(3, Promise.resolve())
  await expect(enter(4, Promise.resolve())).rejects.toMatchObject({
    code: 'unavailable',
    details: { retryAfterSeconds: expect.any(Number) },
  })
  expect(entered).toEqual([1, 2])
  first.reject(new Error('this one failed'))
  await expect(inside[0]).rejects.toThrow('failed')
  await third
  expect(entered).toEqual([1, 2, 3])
  second.resolve()
  await inside[1]
  await expect(enter(5, Promise.resolve())).resolves.toBeUndefined()
})
