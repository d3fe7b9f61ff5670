import { pino } from 'pino'
import { expect, test } from 'vitest'
import { shared } from '@/lib/server/process-registry'

// Nothing listens on port 1. Set before any module of the application is loaded: they read their settings once.
process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/nothing'
process.env.AUTH_SECRET = 'a-secret-for-tests-only-a-secret-for-tests-only'

const KEY = 'evk_the-key-of-an-integration'
let logged = ''
const keepLine = (line: string) => {
  logged += line
}
shared('logger', () => pino({ level: 'trace' }, { write: keepLine }))

const post = async () => {
  const { POST } = await import('@/app/api/webhooks/alertmanager/[key]/route')
  const request = new Request(`http://localhost:3000/api/webhooks/alertmanager/${KEY}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
    body: JSON.stringify({ version: '4', alerts: [] }),
  })
  return POST(request, { params: Promise.resolve({ key: KEY }) })
}

test('[INTAKE-3] [API-7] a database that is away is 503 with Retry-After, and the log does not show the key', async () => {
  const response = await post()
  expect(response.status).toBe(503)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(logged).toContain('/api/webhooks/')
  expect(logged).not.toContain(KEY)
})

test('[INTAKE-3] overload is 503 with Retry-After, never 429', async () => {
  const { withinLoad } = await import('@/lib/server/integrations/intake-load')
  let finish = () => {}
  const forever = new Promise<void>((resolve) => {
    finish = resolve
  })
  const running = Array.from({ length: 6 }, () => withinLoad(null, () => forever))
  const response = await post()
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5'])
  finish()
  await Promise.all(running)
  await expect(withinLoad(null, async () => 'done')).resolves.toBe('done')
})
