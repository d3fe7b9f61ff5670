import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { REALTIME_PATH } from '@/lib/domain/realtime-protocol'
import { declareAs, startLiveServer } from '@/lib/testing/live-server'
import { OWN_ORIGIN, type SignedIn, signedInPerson } from '@/lib/testing/signed-in'
import { startWire } from '@/lib/testing/wire'

let live: Awaited<ReturnType<typeof startLiveServer>>
let ada: SignedIn
let ben: SignedIn

beforeAll(async () => {
  live = await startLiveServer()
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
})
afterAll(() => live.stop())

const PROMISE_MS = 10_000

test('[RT-13] a connection that carries nothing any more is noticed by both sides within ten seconds', async () => {
  const wire = await startWire(live.port)
  onTestFinished(() => wire.close())
  const incident = await declareAs(ada.actor)
  const tab = await live.open(ada)
  await tab.join(incident.id)
  const socket = io(`http://127.0.0.1:${wire.port}`, {
    path: REALTIME_PATH,
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { cookie: ben.cookie, origin: OWN_ORIGIN },
  })
  onTestFinished(() => void socket.close())
  await expect.poll(() => socket.connected).toBe(true)
  socket.emit('join', incident.id, null, () => {})
  const names = () => tab.presence[incident.id]?.map(({ name }) => name)
  await expect.poll(names).toEqual(['Ada', 'Ben'])

  wire.silence()
  await Promise.all([
    expect.poll(() => socket.connected, { timeout: PROMISE_MS }).toBe(false),
    expect.poll(names, { timeout: PROMISE_MS }).toEqual(['Ada']),
  ])
  expect(tab.socket.connected).toBe(true)
  tab.socket.close()
}, 20_000)
