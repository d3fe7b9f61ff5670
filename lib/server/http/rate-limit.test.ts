import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { limitRate, RATE_LIMITS } from '@/lib/server/http/rate-limit'

const person = (credentialId: string): PersonActor => ({
  kind: 'person',
  id: randomUUID(),
  name: 'Ada',
  role: 'responder',
  scope: 'respond',
  credential: { kind: 'token', id: credentialId, name: 'script' },
})

test('a loop gone wrong is told to wait, by credential and apart for reads and writes', async () => {
  const actor = person('a-token')
  for (let n = 0; n < RATE_LIMITS.write.requests; n++) await limitRate(actor, 'POST')
  await expect(limitRate(actor, 'POST')).rejects.toMatchObject({
    code: 'rate_limited',
    details: { retryAfterSeconds: expect.any(Number) },
  })
  await limitRate(actor, 'GET')
  await limitRate(person('another-token'), 'POST')
})

test('500 incidents by a script, or forty people at once, are far from it', () => {
  expect(RATE_LIMITS.write.requests / RATE_LIMITS.write.seconds).toBeGreaterThanOrEqual(50)
})
