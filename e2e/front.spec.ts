import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { io } from 'socket.io-client'
import { expect, test } from './fixtures.ts'
import { createToken } from './people.ts'
import { startServer } from './server.ts'

test('[RUN-10] health, readiness and measurements', async ({ request, server }) => {
  expect(await (await request.get(`${server.url}/healthz`)).json()).toEqual({ status: 'ok' })
  const ready = await request.get(`${server.url}/readyz`)
  expect([ready.status(), await ready.json()]).toEqual([200, { status: 'ok' }])
  const metrics = await (await request.get(`${server.url}/metrics`)).text()
  for (const name of [
    'evenkeel_http_requests_total',
    'evenkeel_sockets',
    'evenkeel_appends_total',
    'evenkeel_combiner_batch_size',
    'evenkeel_append_duration_seconds',
    'evenkeel_room_publish_lag_seconds',
    'nodejs_eventloop_lag_seconds',
  ]) {
    expect(metrics).toContain(`# HELP ${name} `)
  }
})

test('[RUN-10] measurements are for this machine, or for the holder of the token', async ({ request, server }) => {
  const proxied = { headers: { 'x-forwarded-for': '203.0.113.7' } }
  expect((await request.get(`${server.url}/metrics`, proxied)).status()).toBe(404)
  for (const path of ['/healthz', '/readyz']) {
    expect((await request.get(server.url + path, proxied)).status()).toBe(200)
  }
  const guarded = await startServer({ METRICS_TOKEN: 'a-token-for-the-scraper' })
  const scrape = (authorization: string) =>
    request.get(`${guarded.url}/metrics`, { headers: { ...proxied.headers, authorization } })
  expect((await scrape('Bearer wrong')).status()).toBe(404)
  expect((await scrape('Bearer a-token-for-the-scraper')).status()).toBe(200)
  await guarded.dispose()
})

test('[RUN-10] a stranger makes no measurement of their own', async ({ request, server }) => {
  const linesOf = async () => (await (await request.get(`${server.url}/metrics`)).text()).split('\n')
  const wild = ['/api/v1/alerts/pages/:id', '/alerts/pages/:id', '/metrics/:id/alerts']
  for (const label of wild) {
    const url = server.url + label.replace(':id', randomUUID())
    await request.fetch(url, { method: 'OPTIONS' })
    await request.get(url, { headers: { 'next-action': 'x' } })
    await request.post(url)
  }
  const routes = (await linesOf()).flatMap((line) => /route="([^"]*)"/.exec(line)?.[1] ?? [])
  expect(routes).toContain('unmatched')
  expect(routes.filter((route) => wild.includes(route))).toEqual([])
})

test('[INTAKE-12] strangers who send slowly keep no alert out', async ({ request, server, newPerson }) => {
  const headers = { authorization: `Bearer ${await createToken(server, await newPerson('Ida Intake', 'admin'))}` }
  const made = await request.post(`${server.url}/api/v1/integrations`, {
    headers,
    data: { kind: 'alertmanager', name: 'Slow strangers' },
  })
  const { url } = await made.json()
  const slow = Array.from({ length: 20 }, (_, index) => slowPost(new URL('/v2/enqueue', server.url), index))
  await Promise.all(slow.map(({ isConnected }) => isConnected))
  const sent = await request.post(url, { data: { version: '4', status: 'firing', alerts: [] } })
  expect(sent.status()).toBe(200)
  // Announced as larger than an event can be, or not there after five seconds.
  expect(new Set(await Promise.all(slow.map(({ status }) => status)))).toEqual(new Set([413, 429]))
})

test('[FRONT-1] the id of a request is ours, whatever the client says', async ({ request, server }) => {
  const forged = '11111111-1111-4111-8111-111111111111'
  const headers = { 'x-request-id': forged, 'x-evenkeel-request-id': forged }
  const answer = await request.get(`${server.url}/api/v1/me`, { headers })
  const id = answer.headers()['x-request-id']
  expect(id).toMatch(/^[0-9a-f-]{36}$/)
  expect(id).not.toBe(forged)
  expect((await answer.json()).error.requestId).toBe(id)
  await expect.poll(() => server.output()).toContain(`"requestId":"${id}","method":"GET","path":"/api/v1/me"`)
})

test('[FRONT-2] Server Actions are refused', async ({ request, server }) => {
  const answer = await request.post(`${server.url}/sign-in`, { headers: { 'next-action': 'x' }, data: 'x' })
  expect(answer.status()).toBe(400)
})

test('[FRONT-3] only the socket of the rooms upgrades, and only from our own pages', async ({ server, newPerson }) => {
  const upgrade = (path: string, origin?: string) => statusOfUpgrade(new URL(path, server.url), origin)
  const realtime = '/realtime?EIO=4&transport=websocket'
  expect(await upgrade(realtime, server.url)).toBe(101)
  expect(await upgrade(realtime)).toBe(101)
  for (const origin of ['https://evil.example', `${server.url}.evil.example`, 'null']) {
    expect(await upgrade(realtime, origin), origin).toBe(400)
  }
  expect(await upgrade('/realtime/x?EIO=4&transport=websocket', server.url)).toBe(400)
  for (const path of ['/', '/_next/webpack-hmr', '/socket.io/?EIO=4&transport=websocket']) {
    expect(await upgrade(path, server.url), path).toBe(404)
  }
  const token = await createToken(server, await newPerson('Sam Socket'))
  const socket = io(server.url, { path: '/realtime', auth: { token }, transports: ['websocket'] })
  await expect.poll(() => socket.connected).toBe(true)
  socket.close()
})

test('[FRONT-4] every answer forbids what a page of ours never needs', async ({ request, server }) => {
  for (const path of ['/sign-in', '/api/v1/me', '/healthz', '/nowhere']) {
    const headers = (await request.get(server.url + path)).headers()
    expect(headers['content-security-policy'], path).toMatch(
      /^default-src 'none'; script-src 'self' 'nonce-[\w+/=]{24}'/,
    )
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-frame-options']).toBe('DENY')
    expect(headers['x-powered-by']).toBeUndefined()
  }
})

test('[FRONT-4] a script that is not ours does not run, and the browser reports it', async ({
  strangerBrowser,
  server,
  problems,
}) => {
  const page = await strangerBrowser()
  await page.goto('/sign-in')
  const report = page.waitForRequest('**/api/csp-report')
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="document.title = `owned`" alt="">')
  })
  expect((await report).postData()).toContain('script-src')
  await expect(page).not.toHaveTitle('owned')
  await expect.poll(() => server.output()).toContain('broke the Content-Security-Policy')
  // Each of the two that it broke is told; what a page has to say comes before its end.
  await page.close()
  problems.length = 0
})

test('[RUN-9] keys in paths and queries are not logged', async ({ request, server }) => {
  await request.post(`${server.url}/api/webhooks/alertmanager/canary-key-in-the-path`, { data: {} })
  await request.get(`${server.url}/sign-in?token=canary-key-in-the-query`)
  await request.get(`${server.url}/healthz`)
  await expect.poll(() => server.output()).toContain('"path":"/api/webhooks/…"')
  expect(server.output()).not.toContain('canary-key')
})

/** A request that says it is large and then sends next to nothing. */
function slowPost(url: URL, index: number) {
  const length = index < 10 ? 10_000_000 : 500_000
  const headers = { 'content-type': 'application/json', 'content-length': length }
  const request = httpRequest(url, { method: 'POST', headers, agent: false })
  const isConnected = new Promise<void>((resolve) => request.write('{', () => resolve()))
  const status = new Promise<number>((resolve, reject) => {
    request.once('response', (response) => {
      resolve(response.statusCode ?? 0)
      request.destroy()
    })
    request.once('error', reject)
  })
  return { isConnected, status }
}

function statusOfUpgrade(url: URL, origin?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...(origin ? { origin } : {}),
    }
    const request = httpRequest(url, { headers })
    request.once('upgrade', (response, socket) => {
      socket.destroy()
      resolve(response.statusCode ?? 0)
    })
    request.once('response', (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.once('error', reject)
    request.end()
  })
}
