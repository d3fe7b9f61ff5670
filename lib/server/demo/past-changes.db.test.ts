import { expect, onTestFinished, test, vi } from 'vitest'
import { assembleCast } from '@/lib/server/demo/cast'
import { tellPastChanges } from '@/lib/server/demo/past-changes'
import { query } from '@/lib/testing/database'

const DAY_MS = 86_400_000

test('the demo tells its changes once, however many days later it starts again', async () => {
  const cast = await assembleCast()
  const count = async () => (await query('select count(*)::int as count from change'))[0]
  await tellPastChanges(cast)
  const told = await count()
  expect(told).toEqual({ count: expect.any(Number) })
  const real = Date.now
  onTestFinished(() => void vi.restoreAllMocks())
  vi.spyOn(Date, 'now').mockImplementation(() => real() + DAY_MS)
  await tellPastChanges(await assembleCast())
  expect(await count()).toEqual(told)
})
