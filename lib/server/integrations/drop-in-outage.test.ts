import { expect, test } from 'vitest'

// Nothing listens on port 1. Set before any module of the application is loaded: they read their settings once.
process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/nothing'
process.env.AUTH_SECRET = 'a-secret-for-tests-only-a-secret-for-tests-only'

const KEY = '0123456789abcdef0123456789abcdef'
const trigger = { event_action: 'trigger', payload: { summary: 'a', source: 'b', severity: 'info' } }

const routes = {
  'Events API v2': ['/v2/enqueue', { routing_key: KEY, ...trigger }, () => import('@/app/v2/enqueue/route')],
  'Events API v1': [
    '/generic/2010-04-15/create_event.json',
    { service_key: KEY, event_type: 'trigger', description: 'a' },
    () => import('@/app/generic/2010-04-15/create_event.json/route'),
  ],
  'change events': [
    '/v2/change/enqueue',
    { routing_key: KEY, payload: { summary: 'a' } },
    () => import('@/app/v2/change/enqueue/route'),
  ],
  Opsgenie: ['/v2/alerts', { message: 'a' }, () => import('@/app/v2/alerts/route')],
  Grafana: ['/api/webhooks/grafana/k', { alerts: [] }, () => import('@/app/api/webhooks/grafana/[key]/route')],
  heartbeats: ['/api/webhooks/heartbeat/k', {}, () => import('@/app/api/webhooks/heartbeat/[key]/route')],
  'generic events': ['/api/webhooks/events/k', {}, () => import('@/app/api/webhooks/events/[key]/route')],
} as const

async function post(name: keyof typeof routes): Promise<Response> {
  const [path, body, load] = routes[name]
  const { POST } = await load()
  const headers = { 'content-type': 'application/json', authorization: `GenieKey ${KEY}` }
  const request = new Request(`http://localhost:3000${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  return POST(request, { params: Promise.resolve({ key: KEY }) })
}

const shapeOf = {
  'Events API v2': { status: 'throttle exceeded' },
  'Events API v1': { status: 'throttle exceeded' },
  'change events': { status: 'throttle exceeded' },
  Opsgenie: { message: 'You are making too many requests! Try again later.' },
  Grafana: { error: { code: 'rate_limited' } },
  heartbeats: { error: { code: 'rate_limited' } },
  'generic events': { error: { code: 'rate_limited' } },
} satisfies Record<keyof typeof routes, object>

const names = Object.keys(routes) as (keyof typeof routes)[]

test.each(names)('[INTAKE-3] a database that is away is 429 with Retry-After to senders of %s', async (name) => {
  const response = await post(name)
  expect(response.status).toBe(429)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await response.json()).toMatchObject(shapeOf[name])
})

// Those whose key stands in the address are counted before it is looked up.
test.each(['Opsgenie', 'Grafana', 'generic events'] as const)(
  '[INTAKE-3] overload is 429 with Retry-After to senders of %s',
  async (name) => {
    const { withinLoad } = await import('@/lib/server/integrations/intake-load')
    let finish = () => {}
    const forever = new Promise<void>((resolve) => {
      finish = resolve
    })
    const running = Array.from({ length: 6 }, () => withinLoad(null, () => forever))
    const response = await post(name)
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '5'])
    finish()
    await Promise.all(running)
  },
)
