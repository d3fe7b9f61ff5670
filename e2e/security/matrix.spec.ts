import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import { sampleOf } from '@/lib/server/openapi/sample'
import { expect, test } from '../fixtures.ts'
import type { TestServer } from '../server.ts'
import { checkout } from '../war-room.ts'
import { type Caller, type Cast, castOf, isAllowed, type Reply } from './callers.ts'
import { type Postmortem, sayInPostmortem } from './canary-postmortem.ts'
import {
  fillPostmortem,
  isCommand,
  type Operation,
  operations,
  pagesInSource,
  routeOf,
  routesInSource,
  socketEventsInSource,
} from './doors.ts'
import { isFull, record } from './figures.ts'
import { sayInPage } from './on-call-words.ts'
import { otherRoutes, pages } from './pages.ts'

const socketEvents = ['join', 'leave', 'presence']

test('[ACCESS-1] every route, page and socket event is in the matrix', () => {
  const described = new Set([...operations.map(routeOf), ...Object.keys(otherRoutes)])
  expect([...described].sort()).toEqual([...new Set(routesInSource())].sort())
  expect(Object.keys(pages).sort()).toEqual([...new Set(pagesInSource())].sort())
  expect(socketEventsInSource().sort()).toEqual(socketEvents)
})

interface Incident {
  id: string
  key: string
}

const declare = async ({ send }: Caller, visibility: 'open' | 'private'): Promise<Incident> => {
  const answer = await send('POST', '/api/v1/incidents', {
    commandId: randomUUID(),
    input: { ...checkout, visibility },
  })
  return JSON.parse(answer.text).incident
}

interface Reviewed extends Incident {
  postmortem: Postmortem
  pageId: string
}

const SECRET = 'zirkonium'

/** An incident with a published postmortem; one that is private was open until then. */
async function review(server: TestServer, { insider, chief }: Cast, visibility: 'open' | 'private'): Promise<Reviewed> {
  const incident = await declare(insider, 'open')
  const act = async (command: string, input: object) => {
    const body = { commandId: randomUUID(), input }
    const { status, text } = await insider.send('POST', `/api/v1/incidents/${incident.id}/commands/${command}`, body)
    expect(status, text).toBe(200)
  }
  await act('change-status', { status: 'mitigated', note: 'Rolled back' })
  const word = visibility === 'private' ? SECRET : 'granite'
  const postmortem = await sayInPostmortem(server, { writer: insider, reader: chief }, incident, word)
  const pageId = await sayInPage(insider, incident.id, word)
  if (visibility === 'private') {
    await act('set-privacy', { visibility })
    await act('remove-member', { personId: JSON.parse((await chief.send('GET', '/api/v1/me')).text).id })
  }
  return { ...incident, postmortem, pageId }
}

const NOBODYS = '00000000-0000-4000-8000-000000000000'

/** Asks for an operation with a body that its schema accepts, about this incident and else about ids of nobody. */
function ask(
  { send }: Caller,
  { method, path, body }: Operation,
  idOrKey: string,
  { postmortem, pageId = NOBODYS }: Partial<Reviewed> = {},
): Promise<Reply> {
  const filled = (postmortem ? fillPostmortem(path, postmortem) : path)
    .replace('/pages/{id}', `/pages/${pageId}`)
    .replace('{idOrKey}', idOrKey)
    .replace('{version}', '1')
    .replace('/settings/{key}', '/settings/checklists')
    .replace('/scenarios/{key}', '/scenarios/bad-deploy')
    .replace('{kind}', 'roll-back')
    .replace('/metrics/{name}', '/metrics/durations')
    .replace(/\{\w+\}/g, NOBODYS)
  const example = (body && (body.example ?? sampleOf(body.schema))) as { commandId?: string } | undefined
  const sent = example?.commandId ? { ...example, commandId: randomUUID() } : example
  const search = searches[`${method} ${path.split('/').at(-1)}`] ?? ''
  return send(method.toUpperCase(), filled + search, method === 'get' ? undefined : sent)
}

const searches: Record<string, string> = {
  'put {attachmentId}': '?name=trace.log',
  // A real one takes seconds, and says no more about who may.
  'get pdf': '?version=99',
}

const meaningOf = ({ status, text }: Reply) => {
  const { requestId: _, ...error } = JSON.parse(text).error ?? {}
  return { status, error }
}

test('[ACCESS-1] [ACCESS-2] [CMD-2] every operation × every caller × an open, a hidden and a missing incident', async ({
  server,
}) => {
  test.setTimeout(300_000)
  const cast = await castOf(server)
  const { callers, insider } = cast
  const wrong: string[] = []
  let asked = 0
  const check = (isRight: boolean, what: string, { status, text }: Reply) => {
    asked += 1
    if (!isRight) wrong.push(`${what}: ${status} ${text.slice(0, 200)}`)
  }
  const shared = { open: await review(server, cast, 'open'), hidden: await review(server, cast, 'private') }
  for (const operation of operations) {
    const place = `${operation.method} ${operation.path}`
    const isAboutIncident = /\{idOrKey\}|(preventions|pages)\/\{id\}/.test(operation.path)
    for (const caller of callers) {
      const may = isAllowed(caller, operation.access)
      const changes = may && isCommand(operation)
      const open: Incident & Partial<Reviewed> = changes ? await declare(insider, 'open') : shared.open
      const toOpen = await ask(caller, operation, open.key, open)
      check(isAnswerTo(caller, operation, toOpen, may), `${place} by ${caller.name}`, toOpen)
      if (!isAboutIncident || caller.rank === null) continue
      // Who is outside cannot change it.
      const hidden: typeof open = changes && caller.isInside ? await declare(insider, 'private') : shared.hidden
      const missing = await ask(caller, operation, 'INC-99999999')
      const names = [hidden.key, hidden.id]
      for (const idOrKey of isFull ? names : [names[asked % 2] ?? hidden.id]) {
        const toHidden = await ask(caller, operation, idOrKey, hidden)
        if (caller.isInside) {
          check(isAnswerTo(caller, operation, toHidden, may), `${place} by ${caller.name}, inside`, toHidden)
        } else {
          const isSame = JSON.stringify(meaningOf(toHidden)) === JSON.stringify(meaningOf(missing))
          check(
            isSame && (toHidden.status === 404 || (!may && toHidden.status === 403)),
            `${place} by ${caller.name}, hidden`,
            toHidden,
          )
        }
      }
    }
  }
  record('matrix of operations', { requests: asked, operations: operations.length, callers: callers.length })
  expect(wrong).toEqual([])
})

/** Whether this is what somebody with these rights hears about something they can see. */
function isAnswerTo(caller: Caller, { access, path }: Operation, { status }: Reply, may: boolean): boolean {
  if (status >= 500) return false
  if (access === 'open') return status !== 403
  if (caller.rank === null) return status === 401
  if (!may) return status === 403
  // A command may still be the commander's alone, or the author's; a comment and what settles it are somebody's, too.
  const isSomebodys = access === 'respond' || /\/(comments|threads)\/\{id\}$/.test(path)
  return status !== 401 && (status !== 403 || isSomebodys)
}

test('[ACCESS-1] what belongs to somebody else answers as if it were not there', async ({ server }) => {
  const { callers, insider, chief } = await castOf(server)
  const outsider = callers.find(({ name }) => name === 'outsider')
  if (!outsider) throw new Error('There is no outsider.')
  const made = async (path: string, body: object) =>
    JSON.parse((await insider.send('POST', `/api/v1${path}`, body)).text)
  const { sessions } = JSON.parse((await insider.send('GET', '/api/v1/me/sessions')).text)
  const { token } = await made('/tokens', { name: 'mine', scope: 'read' })
  const { view } = await made('/history/views', { name: 'Mine', query: 'q=x' })
  const { feed } = await made('/calendar-feeds', { kind: 'person' })
  const webhook = { id: randomUUID(), channel: 'webhook', address: 'https://192.0.2.1/x', label: '' }
  const { method } = await made('/me/contact-methods', webhook)
  const foreign: [line: string, id: string, body?: object][] = [
    ['DELETE /me/sessions/{id}', sessions[0].id],
    ['DELETE /tokens/{id}', token.id],
    ['PATCH /history/views/{id}', view.id, { name: 'Yours', isShared: true }],
    ['DELETE /history/views/{id}', view.id],
    ['DELETE /calendar-feeds/{id}', feed.id],
    ['PATCH /me/contact-methods/{id}', method.id, { label: 'Yours' }],
    ['POST /me/contact-methods/{id}/code', method.id],
    ['POST /me/contact-methods/{id}/verify', method.id, { code: '123456' }],
    ['POST /me/contact-methods/{id}/test', method.id],
    ['DELETE /me/contact-methods/{id}', method.id],
  ]
  for (const [line, id, body] of foreign) {
    const [verb = '', path = ''] = line.split(' ')
    const [real, missing] = await Promise.all(
      [id, NOBODYS].map((each) => outsider.send(verb, `/api/v1${path.replace('{id}', each)}`, body)),
    )
    expect(meaningOf(real!), line).toEqual(meaningOf(missing!))
    expect(real!.status, line).toBe(404)
  }
  expect((await insider.send('GET', '/api/v1/me')).status).toBe(200)
  expect((await chief.send('GET', '/api/v1/me')).status).toBe(200)
})

test('[SIGN-5] [ACCESS-1] every page × every caller', async ({ server }) => {
  const cast = await castOf(server)
  const { callers } = cast
  const hidden = await review(server, cast, 'private')
  const wrong: string[] = []
  let asked = 0
  for (const [page, access] of Object.entries(pages)) {
    const path = fillPostmortem(page, hidden.postmortem)
      .replace('{key}', hidden.key)
      .replace('/pages/{id}', `/pages/${hidden.pageId}`)
      .replace('{id}', NOBODYS)
      .replace('{dashboard}', 'hurts')
    for (const caller of callers.filter(({ token }) => token === null)) {
      const { status, text, headers } = await caller.send('GET', path)
      asked += 1
      const isSentToSignIn = [303, 307].includes(status) && headers.get('location')?.startsWith('/sign-in') === true
      const isRight = caller.rank === null && access !== 'open' ? isSentToSignIn : status < 500 && !isSentToSignIn
      const isLeak = !caller.isInside && (text.includes(hidden.id) || text.includes(SECRET))
      if (!isRight || isLeak) wrong.push(`${page} by ${caller.name}: ${status}${isLeak ? ' LEAKS' : ''}`)
    }
  }
  for (const { name, send } of callers) {
    const { status } = await send('GET', '/api/v1/no-such-thing')
    if (status !== 404) wrong.push(`an unknown address by ${name}: ${status}`)
  }
  record('matrix of pages', { requests: asked, pages: Object.keys(pages).length })
  expect(wrong).toEqual([])
})

const connect = (url: string, { cookie, token }: Cast['insider']) =>
  io(url, {
    path: '/realtime',
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    ...(token ? { auth: { token } } : {}),
    extraHeaders: cookie ? { cookie, origin: url } : {},
  })

test('[RT-1] [ACCESS-1] every socket event × every caller × an open, a hidden and a missing incident', async ({
  server,
}) => {
  const { callers, insider } = await castOf(server)
  const [open, hidden] = [await declare(insider, 'open'), await declare(insider, 'private')]
  let sent = 0
  for (const caller of callers) {
    const socket = connect(server.url, caller)
    const heard: string[] = []
    socket.onAny((name: string, ...rest: unknown[]) => heard.push(`${name} ${JSON.stringify(rest)}`))
    const outcome = await new Promise<string>((resolve) => {
      socket.once('connect', () => resolve('connected'))
      socket.once('connect_error', ({ message }) => resolve(message))
    })
    expect(outcome, caller.name).toBe(caller.rank === null ? 'unauthenticated' : 'connected')
    if (caller.rank === null) continue
    const join = (id: string): Promise<{ kind: string }> => socket.timeout(20_000).emitWithAck('join', id, null)
    expect((await join(open.id)).kind, caller.name).toBe('snapshot')
    const [toHidden, toMissing] = [await join(hidden.id), await join(randomUUID())]
    if (caller.isInside) expect(toHidden.kind).toBe('snapshot')
    else expect(toHidden, caller.name).toEqual(toMissing)
    socket.emit('presence', { device: 'phone', isActive: true })
    socket.emit('leave', hidden.id)
    await join(open.id)
    if (!caller.isInside) expect(heard.join('\n'), caller.name).not.toContain(hidden.id)
    sent += 6
    socket.close()
  }
  record('matrix of socket events', { messages: sent, events: socketEvents.length, callers: callers.length })
})
