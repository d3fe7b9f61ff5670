import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { getIncident } from '@/lib/server/queries/get-incident'
import { startTimers } from '@/lib/server/timers/timer-loop'
import { query } from '@/lib/testing/database'
import { declareAs, note, run, startLiveServer } from '@/lib/testing/live-server'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

vi.hoisted(() => {
  process.env.ABSENCE_MS = '1500'
})

let live: Awaited<ReturnType<typeof startLiveServer>>
let timers: ReturnType<typeof startTimers>
let ada: SignedIn
let ben: SignedIn

beforeAll(async () => {
  live = await startLiveServer()
  timers = startTimers()
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
})
afterAll(async () => {
  await live.stop()
  await timers.stop()
})

const commanderOf = async (id: string) => (await getIncident(ada.actor, id)).roles.commander
const armed = (incidentId: string) =>
  query<{ key: string }>(`select key from timer where incident_id = $1 and state = 'armed'`, [incidentId])

test('[RT-8] a person is there once, however many tabs, on the device they use', async () => {
  const incident = await declareAs(ada.actor)
  const [a, phone, desk] = [await live.open(ada), await live.open(ben), await live.open(ben)]
  await a.join(incident.id)
  phone.socket.emit('presence', { device: 'phone', isActive: true })
  desk.socket.emit('presence', { device: 'desktop', isActive: false })
  await Promise.all([phone.join(incident.id), desk.join(incident.id)])
  const benIs = (is: object) => [{ name: 'Ada' }, { id: ben.actor.id, name: 'Ben', ...is }]
  await expect.poll(() => a.presence[incident.id]).toMatchObject(benIs({ device: 'phone', isActive: true }))
  phone.socket.emit('presence', { device: 'phone', isActive: false })
  await expect.poll(() => a.presence[incident.id]).toMatchObject(benIs({ isActive: false }))
  phone.socket.close()
  await expect.poll(() => a.presence[incident.id]).toMatchObject(benIs({ device: 'desktop' }))
  desk.socket.close()
  await expect.poll(() => a.presence[incident.id]).toMatchObject([{ name: 'Ada' }])
  a.socket.close()
})

test('[ROLE-11] the holder of a role who disappears is marked absent by the log, and is back when they come back', async () => {
  const incident = await declareAs(ada.actor)
  await run(ada.actor, incident.id, 'take-role', { role: 'commander' })
  const [a, second, b] = [await live.open(ada), await live.open(ada), await live.open(ben)]
  await Promise.all([a.join(incident.id), second.join(incident.id), b.join(incident.id)])
  a.socket.close()
  await expect.poll(() => b.presence[incident.id]?.length).toBe(2)
  expect(await armed(incident.id)).toEqual([])
  second.socket.close()
  await expect.poll(() => b.events.at(-1)?.type, { timeout: 8000 }).toBe('participant.absent')
  expect((await commanderOf(incident.id))?.absentSince).not.toBeNull()
  const back = await live.open(ada)
  await back.join(incident.id)
  await expect.poll(() => b.events.at(-1)?.type).toBe('participant.returned')
  expect((await commanderOf(incident.id))?.absentSince).toBeNull()
  for (const { socket } of [back, b]) socket.close()
})

test('[ROLE-11] who is back in time was never away', async () => {
  const incident = await declareAs(ada.actor)
  await run(ada.actor, incident.id, 'take-role', { role: 'scribe' })
  const tab = await live.open(ada)
  await tab.join(incident.id)
  tab.socket.emit('leave', incident.id)
  await expect.poll(() => armed(incident.id)).toHaveLength(1)
  await tab.join(incident.id)
  await expect.poll(() => armed(incident.id)).toHaveLength(0)
  await new Promise((resolve) => setTimeout(resolve, 1800))
  await note(ada.actor, incident.id, 'still here')
  await expect.poll(() => tab.events.map(({ type }) => type)).toEqual(['note.added'])
  tab.socket.close()
})

test('[TIMER-3] [ROLE-11] after a start, holders who do not come back are marked absent, and those who do are not', async () => {
  const [left, returned] = [await declareAs(ada.actor), await declareAs(ben.actor)]
  await run(ada.actor, left.id, 'take-role', { role: 'commander' })
  await run(ben.actor, returned.id, 'take-role', { role: 'commander' })
  await live.stop()
  live = await startLiveServer()
  const tab = await live.open(ben)
  await tab.join(returned.id)
  await expect
    .poll(async () => (await commanderOf(left.id))?.absentSince, { timeout: 8000 })
    .toEqual(expect.any(String))
  expect((await commanderOf(returned.id))?.absentSince).toBeNull()
  tab.socket.close()
})

test('somebody without a role comes and goes without a trace in the log', async () => {
  const incident = await declareAs(ada.actor)
  const tab = await live.open(ben)
  await tab.join(incident.id)
  tab.socket.close()
  await new Promise((resolve) => setTimeout(resolve, 1800))
  expect((await getIncident(ada.actor, incident.id)).seq).toBe(1)
  expect(await armed(incident.id)).toEqual([])
})
