import { setMaxListeners } from 'node:events'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { comeBack } from '@/lib/client/come-back'
import { MAX_SOCKETS } from '@/lib/domain/realtime-protocol'
import { makeToken } from '@/lib/server/access/tokens'
import { type LiveSocket, startLiveServer, type Tab } from '@/lib/testing/live-server'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let live: Awaited<ReturnType<typeof startLiveServer>>
let ada: SignedIn
let page: EventTarget & { visibilityState: 'visible' | 'hidden' }

beforeAll(async () => {
  live = await startLiveServer()
})
afterAll(() => live.stop())
beforeEach(async () => {
  ada = await signedInPerson('responder', 'Ada')
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' as const })
  setMaxListeners(MAX_SOCKETS, page)
  vi.stubGlobal('document', page)
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const look = (visibilityState: typeof page.visibilityState) => {
  page.visibilityState = visibilityState
  page.dispatchEvent(new Event('visibilitychange'))
}
/** One after the other, so that it is known which is the oldest. */
async function openTabs(count: number): Promise<Tab[]> {
  const tabs: Tab[] = []
  for (let n = 0; n < count; n++) tabs.push(await live.open(ada))
  return tabs
}
const closed = (sockets: LiveSocket[]) => sockets.flatMap(({ connected }, index) => (connected ? [] : [index]))
const socketsOf = (tabs: Tab[]) => tabs.map(({ socket }) => socket)
const isAdas = ({ data }: { data: { actor: SignedIn['actor'] } }) => data.actor.id === ada.actor.id
const openHere = () => [...live.server.of('/').sockets.values()].filter(isAdas).length
const aWhile = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('[RT-14] one too many is let in, and the oldest is told why it is closed', async () => {
  const tabs = await openTabs(MAX_SOCKETS)
  const why: string[] = []
  const reasons: string[] = []
  tabs[0]!.socket.on('displaced', ({ message }) => why.push(message)).on('disconnect', (reason) => reasons.push(reason))
  const [latest] = await openTabs(1)
  await expect.poll(() => reasons).toEqual(['io server disconnect'])
  expect(why).toEqual(['You have more than 50 connections to this server. This was the oldest.'])
  expect(latest?.socket.connected).toBe(true)
  expect(closed(socketsOf(tabs))).toEqual([0])
  const [another] = await openTabs(1)
  await expect.poll(() => closed(socketsOf(tabs))).toEqual([0, 1])
  expect(another?.socket.connected).toBe(true)
  expect(openHere()).toBe(MAX_SOCKETS)
})

test('[RT-14] of other people, and of the scripts of the same person, none is closed', async () => {
  const [page] = await openTabs(1)
  const ben = await live.open(await signedInPerson('responder', 'Ben'))
  const { secret: token } = await makeToken(ada.actor, { name: 'script', scope: 'read' })
  const scripts: LiveSocket[] = []
  for (let n = 0; n <= MAX_SOCKETS; n++) {
    const script = live.connect({ token })
    await expect.poll(() => script.connected, { interval: 5 }).toBe(true)
    scripts.push(script)
  }
  await expect.poll(() => closed(scripts)).toEqual([0])
  expect([page?.socket.connected, ben.socket.connected]).toEqual([true, true])
})

test('[RT-14] a tab that nobody looks at stays away until somebody does', async () => {
  const tabs = await openTabs(MAX_SOCKETS)
  comeBack(tabs[0]!.socket, () => {})
  look('hidden')
  await openTabs(1)
  await expect.poll(() => closed(socketsOf(tabs))).toEqual([0])
  await aWhile(1500)
  expect(closed(socketsOf(tabs))).toEqual([0])
  look('visible')
  await expect.poll(() => closed(socketsOf(tabs))).toEqual([1])
})

test('[RT-14] one that is looked at comes back by itself', async () => {
  const tabs = await openTabs(MAX_SOCKETS)
  comeBack(tabs[0]!.socket, () => {})
  await openTabs(1)
  await expect.poll(() => closed(socketsOf(tabs))).toEqual([0])
  await expect.poll(() => closed(socketsOf(tabs)), { timeout: 5000 }).toEqual([1])
})

test('[RT-14] more tabs than may be, all back at once after an outage, come to rest', async () => {
  look('hidden')
  const tabs = await openTabs(MAX_SOCKETS)
  for (const { socket } of tabs) comeBack(socket, () => {})
  const more = Array.from({ length: 15 }, () => live.connect({ cookie: ada.cookie }))
  for (const socket of more) comeBack(socket, () => {})
  await expect.poll(() => more.every(({ connected }) => connected)).toBe(true)
  live.server.disconnectSockets(true)
  const all = [...socketsOf(tabs), ...more]
  await expect.poll(() => closed(all).length).toBe(all.length)
  let handshakes = 0
  live.server.on('connection', (socket) => {
    if (isAdas(socket)) handshakes += 1
  })
  // Those that were put out before stay away; the others come back, and put nobody out.
  await expect.poll(openHere).toBe(MAX_SOCKETS)
  await aWhile(1500)
  expect([openHere(), handshakes]).toEqual([MAX_SOCKETS, MAX_SOCKETS])
})
