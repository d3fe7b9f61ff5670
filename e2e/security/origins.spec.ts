import { randomUUID } from 'node:crypto'
import { request as httpRequest, type OutgoingHttpHeaders } from 'node:http'
import { io } from 'socket.io-client'
import { sampleOf } from '@/lib/server/openapi/sample'
import { expect, test } from '../fixtures.ts'
import { checkout } from '../war-room.ts'
import { castOf } from './callers.ts'
import { upgrade } from './documents.ts'
import { operations } from './doors.ts'
import { record } from './figures.ts'

const foreign = (own: string): Record<string, string>[] => [
  { origin: 'https://evil.example' },
  { origin: `${own}.evil.example` },
  { origin: own.replace('http:', 'https:') },
  { origin: own.replace('localhost', 'evil.localhost') },
  { origin: 'null' },
  { origin: '', 'sec-fetch-site': 'cross-site' },
  { origin: '', 'sec-fetch-site': 'same-site' },
  { origin: '' },
]

interface Told {
  status: number
  text: string
  headers: Record<string, unknown>
}

/** Sends just these headers: `fetch` adds some of its own and will not send others. */
function sendRaw(url: URL, method: string, headers: OutgoingHttpHeaders, body?: string): Promise<Told> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers })
    request.once('upgrade', (response, socket) => {
      socket.destroy()
      resolve({ status: response.statusCode ?? 0, text: '', headers: response.headers })
    })
    request.once('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      response.once('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }))
    })
    request.once('error', reject)
    request.end(body)
  })
}

test('[SIGN-4] no change is accepted from a page of somebody else, whichever operation it asks for', async ({
  server,
}) => {
  const { insider, chief } = await castOf(server)
  const declared = await insider.send('POST', '/api/v1/incidents', { commandId: randomUUID(), input: checkout })
  const { key, id } = JSON.parse(declared.text).incident
  const accepted: string[] = []
  let asked = 0
  const changes = operations.filter(({ method, access }) => method !== 'get' && access !== 'open')
  for (const { method, path, body } of changes) {
    const url = new URL(path.replace('{idOrKey}', key).replace(/\{\w+\}/g, randomUUID()), server.url)
    const example = body && (body.example ?? sampleOf(body.schema))
    const text = example === undefined ? undefined : JSON.stringify(example)
    for (const { origin, ...rest } of foreign(server.url)) {
      const headers = {
        cookie: chief.cookie ?? '',
        ...(text ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
        ...(origin ? { origin } : {}),
        ...rest,
      }
      const { status } = await sendRaw(url, method.toUpperCase(), headers, text)
      asked += 1
      if (status !== 403) accepted.push(`${method} ${path} from ${origin || JSON.stringify(rest)}: ${status}`)
    }
  }
  const { text } = await insider.send('GET', `/api/v1/incidents/${id}/events`)
  expect(JSON.parse(text).headSeq).toBe(1)
  record('mutations from other origins', { requests: asked, accepted: accepted.length })
  expect(accepted).toEqual([])
})

test('[FRONT-3] [SIGN-4] no socket opens for a page of somebody else, and a cookie without a page is nobody', async ({
  server,
}) => {
  const { chief } = await castOf(server)
  const cookie = chief.cookie ?? ''
  const wrong: string[] = []
  for (const { origin, ...rest } of foreign(server.url)) {
    const headers = { cookie, ...(origin ? { origin } : {}), ...rest }
    const polled = await sendRaw(new URL('/realtime?EIO=4&transport=polling', server.url), 'GET', headers)
    const upgraded = await sendRaw(new URL('/realtime?EIO=4&transport=websocket', server.url), 'GET', {
      ...headers,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    })
    const name = origin || JSON.stringify(rest)
    // Programs name no origin: their socket opens, and has to bring a token.
    if (origin && (polled.status < 400 || upgraded.status < 400)) wrong.push(`${name} opens`)
    if (!origin && (await outcomeOf(server.url, headers)) !== 'unauthenticated') wrong.push(`${name} is let in`)
  }
  record('sockets from other origins', { tried: foreign(server.url).length, accepted: wrong.length })
  expect(wrong).toEqual([])
})

test('[SIGN-4] [COLLAB-1] no document opens for a page of somebody else, and a cookie without a page is nobody', async ({
  server,
}) => {
  const { chief } = await castOf(server)
  const cookie = chief.cookie ?? ''
  const { status, socket } = await upgrade(server, { cookie, origin: server.url })
  expect(status).toBe(101)
  socket.terminate()
  const accepted: string[] = []
  for (const { origin, ...rest } of foreign(server.url)) {
    const tried = await upgrade(server, { cookie, ...(origin ? { origin } : {}), ...rest })
    tried.socket.terminate()
    if (tried.status !== 401) accepted.push(`${origin || JSON.stringify(rest)}: ${tried.status}`)
  }
  record('documents from other origins', { tried: foreign(server.url).length, accepted: accepted.length })
  expect(accepted).toEqual([])
})

async function outcomeOf(url: string, extraHeaders: Record<string, string>): Promise<string> {
  const socket = io(url, {
    path: '/realtime',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders,
  })
  const outcome = await new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('connected'))
    socket.once('connect_error', ({ message }) => resolve(message))
  })
  socket.close()
  return outcome
}

/** Headers by which a request has passed for something else in one framework or another. */
const bypasses: Record<string, string>[] = [
  { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
  { 'x-middleware-subrequest': 'src/middleware' },
  { 'x-middleware-prefetch': '1' },
  { 'x-middleware-rewrite': '/api/v1/openapi.json' },
  { 'x-middleware-next': '1' },
  { 'x-middleware-override-headers': 'cookie', 'x-middleware-request-cookie': 'x' },
  { 'x-nextjs-data': '1' },
  { 'x-now-route-matches': '1=api' },
  { 'x-matched-path': '/api/v1/openapi.json' },
  { 'x-invoke-path': '/sign-in', 'x-invoke-status': '200' },
  { 'x-invoke-output': '/sign-in' },
  { 'x-original-url': '/sign-in' },
  { 'x-rewrite-url': '/sign-in' },
  { 'x-http-method-override': 'GET' },
  { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
  { 'x-forwarded-for': '127.0.0.1' },
  { 'x-evenkeel-path': '/sign-in', 'x-evenkeel-request-id': 'x' },
  { forwarded: 'for=127.0.0.1;host=evil.example' },
  { host: 'evil.example' },
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' },
  { 'next-action': '0123456789abcdef0123456789abcdef01234567' },
  { 'next-router-state-tree': '%5B%22%22%5D', rsc: '1' },
  { 'transfer-encoding': 'chunked', 'content-length': '5' },
  { purpose: 'prefetch', 'sec-purpose': 'prefetch' },
]

test('[FRONT-1] [FRONT-2] [ACCESS-1] no header opens a page or an answer that is shut', async ({ server }) => {
  const { insider } = await castOf(server)
  const input = { ...checkout, title: 'A canary in a mine', visibility: 'private' }
  const declared = await insider.send('POST', '/api/v1/incidents', { commandId: randomUUID(), input })
  const { key } = JSON.parse(declared.text).incident
  const opened: string[] = []
  let asked = 0
  for (const path of [
    `/incidents/${key}`,
    '/',
    '/settings/people',
    `/api/v1/incidents/${key}`,
    '/api/v1/people',
    '/metrics',
  ]) {
    for (const method of ['GET', 'POST', 'HEAD']) {
      for (const headers of bypasses) {
        const told = await sendRaw(new URL(path, server.url), method, headers).catch(() => null)
        asked += 1
        if (!told) continue
        const isShut = path === '/metrics' || told.status >= 300 || !told.text.includes('canary')
        const location = String(told.headers.location ?? '')
        const isOurs = !location.includes('evil') && !told.text.includes('evil.example')
        const isApi = path.startsWith('/api/') && told.status < 300
        if (told.status >= 500 || !isShut || !isOurs || isApi) {
          opened.push(`${method} ${path} ${JSON.stringify(headers)}: ${told.status} ${location}`)
        }
      }
    }
  }
  record('bypass headers', { requests: asked, headers: bypasses.length, opened: opened.length })
  expect(opened).toEqual([])
})
