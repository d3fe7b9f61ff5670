import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { io } from 'socket.io-client'
import { INTEGRATION_KINDS } from '@/lib/domain/alert/integration-kinds'
import { test as base, expect, useServer } from '../fixtures.ts'
import type { TestServer } from '../server.ts'
import { checkout } from '../war-room.ts'
import { type Caller, castOf, type Reply, senderOf } from './callers.ts'
import { type Operation, operations, socketEventsInSource } from './doors.ts'
import { isFull, record } from './figures.ts'
import { bentBody, brokenTexts, type Random, randomOf, wildTexts } from './mutations.ts'

/** A server of its own: after so many wrong tries nobody signs in from this address for a while. */
const test = base.extend<object, { server: TestServer }>({
  server: [async ({}, use) => useServer(use), { scope: 'worker' }],
})

const PER_DOOR = isFull ? 1000 : 16
const AT_ONCE = 8
const SEED = 20_261_121

/** What no stranger should read: the inside of the program. */
const inside = /node_modules|\n\s+at |dist\/server|Prisma|postgres|select .+ from |Error:/i

type Door = Pick<Operation, 'method' | 'path' | 'query' | 'body'>

/** The operations, and what the API document does not name. */
const doors: Door[] = [
  ...operations,
  ...['get csrf', 'get callback/acme', 'post callback/credentials', 'post signin/acme', 'post signout'].map(authDoor),
  authDoor('post backchannel-logout/acme'),
  { method: 'post', path: '/api/csp-report' },
  { method: 'post', path: '/api/webhooks/alertmanager' },
  { method: 'post', path: '/pages/{token}/answer' },
  { method: 'get', path: '/calendar/{token}' },
  { method: 'get', path: '/public/{token}/pictures/{attachmentId}' },
]

function authDoor(line: string): Door {
  const [method = '', path = ''] = line.split(' ')
  return { method, path: `/api/auth/${path}` }
}

/** What is really there. */
interface Known {
  incident: string
  /** Of integrations, by the last word of their address. */
  keys: Record<string, string>
}

/** The address of a webhook with the key of an integration of its kind, if it has one: without it nothing is looked at. */
const withKey = (path: string, keys: Record<string, string>): string =>
  path.replace(/(webhooks\/)([\w-]+)(?:\/\{key\})?$/, (whole, start, kind) => {
    const key = keys[kind]
    return key ? `${start}${kind}/${key}` : whole
  })

async function keysOf({ send }: Caller): Promise<Record<string, string>> {
  const keys: Record<string, string> = {}
  for (const kind of INTEGRATION_KINDS) {
    const { text } = await send('POST', '/api/v1/integrations', { kind, name: `Malformed ${kind}` })
    keys[kind] = JSON.parse(text).key
  }
  return keys
}

interface Asked {
  method: string
  path: string
  body?: string | undefined
  type: string
}

/** One request that nobody can mean, to this door. */
function malformed({ method, path, query, body }: Door, { incident, keys }: Known, random: Random): Asked {
  const isWildPath = random.below(4) === 0
  const filled = (random.below(8) === 0 ? path : withKey(path, keys))
    .replace('{idOrKey}', isWildPath ? random.pick(wildTexts) : incident)
    .replace(/\{\w+\}/g, random.below(3) === 0 ? random.pick(wildTexts) : randomUUID())
  const names = query && 'shape' in query ? Object.keys(query.shape as object) : ['q', 'limit']
  const search = Array.from(
    { length: random.below(4) },
    () => `${random.pick([...names, 'x'])}=${random.pick(wildTexts)}`,
  )
  const asked = { method: method.toUpperCase(), path: filled + (search.length > 0 ? `?${search.join('&')}` : '') }
  const type = random.below(8) === 0 ? random.pick(['text/plain', 'multipart/form-data', 'x', '']) : 'application/json'
  if (asked.method === 'GET') return { ...asked, type }
  const text = body && random.below(3) > 0 ? JSON.stringify(bentBody(body.schema, random)) : random.pick(brokenTexts)
  return { ...asked, body: text, type }
}

const isWellRefused = ({ status, text, headers }: Reply): boolean => {
  if (status >= 500 || inside.test(text)) return false
  const isJson = headers.get('content-type')?.includes('json') === true
  if (status < 400 || !isJson || status === 405) return true
  // The Events API and that of Opsgenie have words of their own for what is wrong.
  const { error, errors, requestId } = JSON.parse(text)
  return Boolean(error?.requestId ?? requestId) || Array.isArray(errors)
}

test('[API-2] [FRONT-4] malformed requests to every operation are refused by name and break nothing', async ({
  server,
}) => {
  test.setTimeout(900_000)
  const { insider, chief, callers } = await castOf(server)
  const declared = await insider.send('POST', '/api/v1/incidents', { commandId: randomUUID(), input: checkout })
  const { key } = JSON.parse(declared.text).incident
  const known = { incident: key, keys: await keysOf(chief) }
  const random = randomOf(SEED)
  const senders: Caller[] = [...callers.filter(({ rank }) => rank !== null), chief, chief]
  const wrong: string[] = []
  const counts = { requests: 0, refused: 0, 'rate limited': 0 }
  for (const operation of doors) {
    for (let made = 0; made < PER_DOOR; made += AT_ONCE) {
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          const asked = malformed(operation, known, random)
          const { send } = random.pick(senders)
          const reply = await send(asked.method, asked.path, asked.body, {
            'content-type': asked.type || 'x',
            'x-routing-key': known.keys['events-v2'] ?? '',
          }).catch(String)
          if (typeof reply === 'string') return void wrong.push(`${asked.method} ${asked.path}: ${reply}`)
          counts.requests += 1
          if (reply.status >= 400) counts.refused += 1
          if (reply.status === 429) counts['rate limited'] += 1
          if (!isWellRefused(reply))
            wrong.push(
              `${asked.method} ${asked.path} ${asked.body?.slice(0, 100)}: ${reply.status} ${reply.text.slice(0, 200)}`,
            )
        }),
      )
    }
  }
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
  const failures = server.output().split('\n')
  expect(failures.filter((line) => line.includes('"A request failed"'))).toEqual([])
  record('malformed requests', { ...counts, doors: doors.length, wrong: wrong.length })
  expect(wrong.slice(0, 20)).toEqual([])
})

test('[RT-11] malformed messages to every socket event are answered or ignored and break nothing', async ({
  server,
}) => {
  test.setTimeout(300_000)
  const { insider } = await castOf(server)
  const declared = await insider.send('POST', '/api/v1/incidents', { commandId: randomUUID(), input: checkout })
  const { id } = JSON.parse(declared.text).incident
  const random = randomOf(SEED + 1)
  const events = [...socketEventsInSource(), 'events', 'heads', 'access', 'disconnect-me', '']
  const connect = () =>
    io(server.url, {
      path: '/realtime',
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie: insider.cookie ?? '', origin: server.url },
    })
  const witness = connect()
  let sent = 0
  for (const event of events) {
    let socket = connect()
    for (let made = 0; made < PER_DOOR; made += 1) {
      // One socket may say 200 things in ten seconds.
      if (made % 150 === 149) {
        socket.close()
        socket = connect()
      }
      const given = Array.from({ length: random.below(4) }, () => random.pick<unknown>([id, ...wildValues(random)]))
      if (random.below(2)) given.push(() => {})
      socket.emit(event, ...given)
      sent += 1
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
    socket.close()
  }
  expect(await witness.timeout(20_000).emitWithAck('join', id, null)).toMatchObject({ kind: 'snapshot' })
  witness.close()
  expect(server.output()).not.toContain('could not be joined')
  record('malformed socket messages', { messages: sent, events: events.length })
})

const wildValues = (random: Random): unknown[] => [
  random.pick(wildTexts),
  null,
  -1,
  1e300,
  {},
  [],
  [[]],
  { device: 'x' },
  { __proto__: null, device: {} },
  Buffer.from([0, 255]),
  'x'.repeat(4000),
  true,
]

test('[API-2] hostile bodies are refused by every door that takes one, and memory stays bounded', async ({
  server,
}) => {
  test.setTimeout(300_000)
  const { chief, insider } = await castOf(server)
  const declared = await insider.send('POST', '/api/v1/incidents', { commandId: randomUUID(), input: checkout })
  const { key } = JSON.parse(declared.text).incident
  const keys = await keysOf(chief)
  const memory = async () =>
    Number(/^process_resident_memory_bytes (\d+)/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1])
  const before = await memory()
  const bodies: Record<string, { body: Uint8Array | string; headers?: Record<string, string> }> = {
    '10 MB + 1': { body: new Uint8Array(10 * 1024 * 1024 + 1).fill(0x20) },
    'a gzip bomb': { body: bomb(), headers: { 'content-encoding': 'gzip' } },
    '100,000 deep': { body: '['.repeat(100_000) + ']'.repeat(100_000) },
    'deep objects': { body: `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}` },
    'invalid UTF-8': { body: Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
    NUL: { body: '{"name":"a\\u0000b","text":"\\u0000"}' },
    __proto__: { body: '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}' },
  }
  const doors = operations
    .filter(({ method, body }) => method !== 'get' && body)
    .map(({ method, path }) => ({
      method: method.toUpperCase(),
      path: withKey(path, keys)
        .replace('{idOrKey}', key)
        .replace(/\{\w+\}/g, randomUUID()),
    }))
  doors.push(
    { method: 'POST', path: withKey('/api/webhooks/alertmanager', keys) },
    { method: 'POST', path: '/api/auth/callback/credentials' },
  )
  doors.push({ method: 'POST', path: '/api/csp-report' }, { method: 'POST', path: '/api/auth/signout' })
  const wrong: string[] = []
  let requests = 0
  for (const { method, path } of doors) {
    for (const [name, { body, headers }] of Object.entries(bodies)) {
      const reply = await chief
        .send(method, path, body, {
          'content-type': 'application/json',
          'x-routing-key': keys['events-v2'] ?? '',
          ...headers,
        })
        .catch(cutOff)
      requests += 1
      const isRefused = reply.status >= 400 && reply.status < 500
      // A report of a browser is thanked for whatever it says.
      if (!(isRefused || path === '/api/csp-report') || inside.test(reply.text))
        wrong.push(`${method} ${path} ${name}: ${reply.status} ${reply.text.slice(0, 120)}`)
    }
  }
  const grown = Math.round(((await memory()) - before) / 1e6)
  expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
  expect((await senderOf(server, chief)('GET', '/api/v1/me')).status).toBe(200)
  record('hostile bodies', { requests, doors: doors.length, wrong: wrong.length, 'MB grown': grown })
  expect(wrong).toEqual([])
  expect(grown).toBeLessThan(300)
})

/** The server may close the door while a body that is too large is still on its way. */
const cutOff = (error: unknown): Reply => {
  const { cause } = error as { cause?: { code?: string } }
  const isClosed = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(cause?.code ?? '')
  return { status: isClosed ? 413 : 599, text: String(cause?.code ?? error), headers: new Headers() }
}

function bomb(): Uint8Array {
  return gzipSync(Buffer.alloc(50_000_000))
}
