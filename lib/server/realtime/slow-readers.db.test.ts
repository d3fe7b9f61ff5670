import { afterAll, beforeAll, expect, test } from 'vitest'
import { declareAs, note, startLiveServer, type Tab } from '@/lib/testing/live-server'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let live: Awaited<ReturnType<typeof startLiveServer>>
let ada: SignedIn

beforeAll(async () => {
  live = await startLiveServer()
  ada = await signedInPerson('responder', 'Ada')
})
afterAll(() => live.stop())

test('[RT-10] who does not read is cut at a megabyte and catches up later; the others do not notice', async () => {
  const incident = await declareAs(ada.actor)
  const [slow, quick] = [await live.open(ada), await live.open(ada)]
  await Promise.all([slow.join(incident.id), quick.join(incident.id)])
  const slowId = slow.socket.id!
  wireOf(slow).pause()
  const isOpen = () => live.server.of('/').sockets.has(slowId)
  const text = 'x'.repeat(9_000)
  let sent = 1
  while (isOpen() && sent < 4_000) {
    await Promise.all(Array.from({ length: 50 }, () => note(ada.actor, incident.id, text)))
    sent += 50
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect(isOpen()).toBe(false)
  await expect.poll(() => quick.events.length, { timeout: 5000 }).toBe(sent - 1)
  expect(quick.socket.connected).toBe(true)
  const back = await live.open(ada)
  expect(await back.join(incident.id, 1)).toMatchObject({ headSeq: sent })
  back.socket.close()
  quick.socket.close()
}, 60_000)

test('[RT-10] a catch-up that is longer than what may wait is read in peace', async () => {
  const incident = await declareAs(ada.actor)
  const text = '長'.repeat(9_000)
  await Promise.all(Array.from({ length: 450 }, () => note(ada.actor, incident.id, text)))
  const phone = await live.open(ada)
  const catchUp = phone.join(incident.id, 1)
  wireOf(phone).pause()
  const server = live.server.of('/').sockets.get(phone.socket.id!)
  await expect.poll(() => server!.rooms.size).toBeGreaterThan(2)
  // Several looks at who reads too slowly.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  wireOf(phone).resume()
  expect(await catchUp).toMatchObject({ kind: 'events', headSeq: 451 })
  expect(phone.socket.connected).toBe(true)
  phone.socket.close()
}, 60_000)

/** Where a tab reads from the network; paused, it is as a phone in a tunnel. */
function wireOf({ socket }: Tab): { pause(): void; resume(): void } {
  const engine = socket.io.engine as unknown as { transport: { ws: { _socket: ReturnType<typeof wireOf> } } }
  return engine.transport.ws._socket
}
