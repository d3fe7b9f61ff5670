import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reduceIncident } from '@/lib/domain/incident/reduce-incident'
import { REDUCER_VERSION } from '@/lib/domain/incident/state'
import { HEAD_INTERVAL_MS, MAX_TAIL } from '@/lib/domain/realtime-protocol'
import { makeToken } from '@/lib/server/access/tokens'
import { getIncident } from '@/lib/server/queries/get-incident'
import { publishEvents } from '@/lib/server/realtime/publish'
import { query } from '@/lib/testing/database'
import { declareAs, note, run, startLiveServer } from '@/lib/testing/live-server'
import { aSavedRota } from '@/lib/testing/rota-factories'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let live: Awaited<ReturnType<typeof startLiveServer>>
let ada: SignedIn
let ben: SignedIn

beforeAll(async () => {
  live = await startLiveServer()
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
})
afterAll(() => live.stop())

const seqs = (events: { seq: number }[]) => events.map(({ seq }) => seq)
const connectError = (options: Parameters<typeof live.connect>[0]) =>
  new Promise((resolve) => live.connect(options).once('connect_error', resolve))

describe('a handshake', () => {
  test('[RT-1] without a credential, with a broken one, or from a foreign page is refused', async () => {
    const unauthenticated = { message: 'unauthenticated' }
    expect(await connectError({})).toMatchObject(unauthenticated)
    expect(await connectError({ token: 'ek_nothing' })).toMatchObject(unauthenticated)
    expect(await connectError({ cookie: 'evenkeel=nonsense' })).toMatchObject(unauthenticated)
    expect(await connectError({ cookie: ada.cookie, origin: 'https://evil.example' })).toBeInstanceOf(Error)
  })

  test('[RT-1] [OUTBOX-7] of a page that was opened for somebody else than is signed in is refused', async () => {
    const { cookie } = ben
    expect(await connectError({ cookie, person: ada.actor.id })).toMatchObject({ message: 'unauthenticated' })
    const socket = live.connect({ cookie, person: ben.actor.id })
    await expect.poll(() => socket.connected).toBe(true)
    socket.close()
  })

  test('[RT-1] takes an API token', async () => {
    const { secret } = await makeToken(ada.actor, { name: 'script', scope: 'read' })
    const socket = live.connect({ token: secret })
    await expect.poll(() => socket.connected).toBe(true)
    const incident = await declareAs(ada.actor)
    const reply = await new Promise((resolve) => socket.emit('join', incident.id, null, resolve))
    expect(reply).toMatchObject({ kind: 'snapshot', incident: { key: incident.key } })
    socket.close()
  })
})

describe('a room', () => {
  test('[RT-4] shows the same events to everybody in it, and their fold is the stored state', async () => {
    const incident = await declareAs(ada.actor)
    const [a, b] = [await live.open(ada), await live.open(ben)]
    expect(await a.join(incident.id)).toMatchObject({
      kind: 'snapshot',
      headSeq: 1,
      reducerVersion: REDUCER_VERSION,
      timeline: [{ seq: 1, kind: 'declared' }],
    })
    await b.join(incident.id, 1)
    await Promise.all(Array.from({ length: 40 }, (_, n) => note(n % 2 ? ada.actor : ben.actor, incident.id, `${n}`)))
    const expected = Array.from({ length: 40 }, (_, n) => n + 2)
    await expect.poll(() => [seqs(a.events), seqs(b.events)]).toEqual([expected, expected])
    const folded = a.events.reduce(reduceIncident, incident)
    expect(folded).toEqual(await getIncident(ada.actor, incident.id))
    a.socket.close()
    b.socket.close()
  })

  test('[RT-2] [RT-7] gives a late client the missing tail, and a fresh start when it is long or from elsewhere', async () => {
    const incident = await declareAs(ada.actor)
    for (let n = 0; n < 3; n++) await note(ada.actor, incident.id, `${n}`)
    const tab = await live.open(ben)
    expect(await tab.join(incident.id, 2)).toMatchObject({
      kind: 'events',
      events: [{ seq: 3 }, { seq: 4 }],
      headSeq: 4,
      reducerVersion: REDUCER_VERSION,
    })
    expect(await tab.join(incident.id, 4)).toMatchObject({ kind: 'events', events: [], headSeq: 4 })
    expect(await tab.join(incident.id, 0)).toMatchObject({ kind: 'events', events: { length: 4 } })
    expect(await tab.join(incident.id, 5)).toMatchObject({
      kind: 'snapshot',
      headSeq: 4,
      reducerVersion: REDUCER_VERSION,
    })
    expect(await tab.join(incident.id, Number.MAX_SAFE_INTEGER)).toMatchObject({ kind: 'snapshot' })
    await Promise.all(Array.from({ length: MAX_TAIL - 2 }, (_, n) => note(ada.actor, incident.id, `more ${n}`)))
    expect(await tab.join(incident.id, 2)).toMatchObject({ kind: 'events', events: { length: MAX_TAIL } })
    expect(await tab.join(incident.id, 1)).toMatchObject({ kind: 'snapshot', timeline: { length: 200 } })
    tab.socket.close()
  })

  test('[RT-6] tells its head, so that a client notices and repairs what it missed', async () => {
    const incident = await declareAs(ada.actor)
    const tab = await live.open(ada)
    await tab.join(incident.id)
    tab.socket.off('events')
    await note(ben.actor, incident.id, 'lost on the way')
    await expect.poll(() => tab.heads[incident.id], { timeout: HEAD_INTERVAL_MS + 2000 }).toBe(2)
    expect(await tab.join(incident.id, 1)).toMatchObject({ kind: 'events', events: [{ seq: 2 }] })
    tab.socket.close()
  })

  test('is left: nothing more is told', async () => {
    const incident = await declareAs(ada.actor)
    const [inside, gone] = [await live.open(ada), await live.open(ben)]
    await Promise.all([inside.join(incident.id), gone.join(incident.id)])
    gone.socket.emit('leave', incident.id)
    await expect.poll(() => inside.presence[incident.id]?.length).toBe(1)
    await note(ada.actor, incident.id, 'not for Ben')
    await expect.poll(() => seqs(inside.events)).toEqual([2])
    expect(gone.events).toEqual([])
    inside.socket.close()
    gone.socket.close()
  })

  test('[RT-8] is not joined by who left it again before the answer, and is by who came back', async () => {
    const incident = await declareAs(ada.actor)
    const [inside, hasty] = [await live.open(ada), await live.open(ben)]
    await inside.join(incident.id)
    const leave = () => hasty.socket.emit('leave', incident.id)
    const left = hasty.join(incident.id)
    leave()
    expect(await left).toMatchObject({ kind: 'refused', code: 'conflict' })
    await note(ada.actor, incident.id, 'not for Ben')
    await expect.poll(() => seqs(inside.events)).toEqual([2])
    expect(hasty.events).toEqual([])
    void hasty.join(incident.id)
    leave()
    expect(await hasty.join(incident.id)).toMatchObject({ kind: 'snapshot' })
    await expect.poll(() => inside.presence[incident.id]?.length).toBe(2)
    leave()
    await expect.poll(() => inside.presence[incident.id]?.length).toBe(1)
    inside.socket.close()
    hasty.socket.close()
  })

  test('[RT-9] that somebody loses while they come in tells them nothing of what follows', async () => {
    const hidden = await declareAs(ada.actor, { visibility: 'private' })
    await run(ada.actor, hidden.id, 'add-member', { personId: ben.actor.id })
    const tab = await live.open(ben)
    const socket = live.server.of('/').sockets.get(tab.socket.id ?? '')
    if (!socket) throw new Error('No socket')
    const join = socket.join.bind(socket)
    socket.join = async (room) => {
      await run(ada.actor, hidden.id, 'remove-member', { personId: ben.actor.id })
      await join(room)
      await note(ada.actor, hidden.id, 'canary')
    }
    expect(await tab.join(hidden.id)).toMatchObject({ kind: 'refused', code: 'not_found' })
    expect(tab.events).toEqual([])
    tab.socket.close()
  })

  test('[ACCESS-1] that is private cannot be told from one that is not there', async () => {
    const hidden = await declareAs(ada.actor, { visibility: 'private', title: 'canary' })
    const tab = await live.open(ben)
    const refusal = await tab.join(hidden.id)
    expect(refusal).toEqual(await tab.join(randomUUID()))
    expect(refusal).toMatchObject({ kind: 'refused', code: 'not_found' })
    await note(ada.actor, hidden.id, 'canary')
    const other = await declareAs(ada.actor)
    await tab.join(other.id)
    await note(ada.actor, other.id, 'visible')
    await expect.poll(() => tab.events.length).toBe(1)
    expect(JSON.stringify([tab.events, tab.presence])).not.toContain('canary')
    tab.socket.close()
  })

  test('is one of fifty at most for one connection', async () => {
    const tab = await live.open(ada)
    const incidents = await Promise.all(Array.from({ length: 51 }, () => declareAs(ada.actor)))
    for (const { id } of incidents.slice(0, 50)) expect(await tab.join(id, 1)).toMatchObject({ kind: 'events' })
    expect(await tab.join(incidents[50]!.id, 1)).toMatchObject({ kind: 'refused', code: 'conflict' })
    expect(await tab.join(incidents[0]!.id, 1)).toMatchObject({ kind: 'events' })
    tab.socket.emit('leave', incidents[0]!.id)
    expect(await tab.join(incidents[50]!.id, 1)).toMatchObject({ kind: 'events' })
    tab.socket.close()
  })
})

test('publishing to nobody, or nothing at all, never throws', () => {
  publishEvents({ id: randomUUID(), visibility: 'open', members: [] }, [])
  publishEvents({ id: 'not an id', visibility: 'open', members: [] }, [{ seq: 1 } as never])
})

test('people are told of what is for them, wherever they are', async () => {
  const incident = await declareAs(ada.actor)
  const [tab, other] = [await live.open(ben), await live.open(ada)]
  await run(ada.actor, incident.id, 'add-entry', {
    entryId: randomUUID(),
    kind: 'note',
    text: 'Ben, look',
    mentions: [ben.actor.id],
  })
  await expect.poll(() => tab.notifications).toMatchObject([{ kind: 'mention', incidentKey: incident.key }])
  expect(other.notifications).toEqual([])
  tab.socket.close()
  other.socket.close()
})

describe('[RT-11] hostile messages', () => {
  const odd = [null, undefined, 0, -1, 1.5, Number.NaN, '', 'x'.repeat(500), '\u0000', [], {}, true, new Uint8Array(8)]
  const deep = JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`)
  const values = [...odd, deep, { __proto__: null, toString: 1 }, '../../etc', randomUUID().toUpperCase(), [[]], '𝒳']
  const pick = (n: number) => values[(n * 7919) % values.length]

  test('of 1,000 kinds are refused, and the server goes on', async () => {
    const incident = await declareAs(ada.actor)
    const witness = await live.open(ben)
    await witness.join(incident.id)
    for (let batch = 0; batch < 10; batch++) {
      const { socket } = await live.open(ada)
      const raw = socket as unknown as { emit(event: string, ...values: unknown[]): void }
      for (let n = 0; n < 100; n++) {
        const event = ['join', 'leave', 'presence', 'events', '__proto__', 'constructor'][n % 6]!
        raw.emit(event, ...Array.from({ length: n % 4 }, (_, k) => pick(batch * 100 + n + k)))
      }
      const reply = await new Promise((resolve) => raw.emit('join', { id: 1 }, 'x', resolve))
      expect(reply).toMatchObject({ kind: 'refused' })
      socket.close()
    }
    await note(ada.actor, incident.id, 'still here')
    await expect.poll(() => seqs(witness.events)).toEqual([2])
    witness.socket.close()
  })

  test('of 100 kB end only the connection that sends them', async () => {
    const [noisy, quiet] = [await live.open(ada), await live.open(ben)]
    noisy.socket.emit('join', 'x'.repeat(100_000), null, () => {})
    await expect.poll(() => noisy.socket.connected).toBe(false)
    expect(quiet.socket.connected).toBe(true)
    quiet.socket.close()
  })

  test('in a flood are told to wait', async () => {
    const incident = await declareAs(ada.actor)
    const tab = await live.open(ada)
    const replies = await Promise.all(Array.from({ length: 300 }, () => tab.join(incident.id, 1)))
    expect(replies.some((reply) => reply.kind === 'refused' && reply.code === 'rate_limited')).toBe(true)
    expect(replies[0]).toMatchObject({ kind: 'events' })
    tab.socket.close()
  })
})

test('[ONCALL-7] that rotas changed is said to every tab after the commit, and nothing more', async () => {
  const tab = await live.open(await signedInPerson('stakeholder'))
  const told: unknown[][] = []
  tab.socket.on('rotas', (...given: unknown[]) => told.push(given))
  const { id } = await aSavedRota({ by: ada.actor, people: [ada.actor] })
  await expect.poll(() => told.length).toBeGreaterThan(0)
  const before = told.length
  await query('update rota set name = name where id = $1', [id])
  await expect.poll(() => told.length).toBeGreaterThan(before)
  expect(told.flat()).toEqual([])
  tab.socket.close()
})
