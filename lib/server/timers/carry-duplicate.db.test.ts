import { afterAll, beforeAll, expect, test } from 'vitest'
import { getIncident } from '@/lib/server/queries/get-incident'
import { carryDuplicate } from '@/lib/server/timers/carry-duplicate'
import { startTimers } from '@/lib/server/timers/timer-loop'
import { query } from '@/lib/testing/database'
import { declareAs, run } from '@/lib/testing/live-server'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let timers: ReturnType<typeof startTimers>
let ada: SignedIn
let ben: SignedIn

beforeAll(async () => {
  timers = startTimers()
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
})
afterAll(() => timers.stop())

test('[DUP-4] what a duplicate has moves to the other incident, once however often the timer runs', async () => {
  const [original, duplicate] = [await declareAs(ada.actor), await declareAs(ben.actor)]
  await run(ben.actor, duplicate.id, 'join', {})
  await run(ben.actor, duplicate.id, 'mark-duplicate', { of: original.key })
  const received = async () => (await getIncident(ada.actor, original.id)).duplicates
  await expect.poll(received, { timeout: 3000 }).toMatchObject({ items: [{ key: duplicate.key }], count: 1 })
  const { seq, participants } = await getIncident(ada.actor, original.id)
  expect(participants.items.map(({ name }) => name)).toContain('Ben')
  const [timer] = await query<{ id: string; key: string; payload: object }>(
    `select id, key, payload from timer where kind = 'carry-duplicate' and incident_id = $1`,
    [duplicate.id],
  )
  const again = { ...timer!, kind: 'carry-duplicate', incidentId: duplicate.id, dueAt: new Date(), attempts: 1 }
  await carryDuplicate(again)
  expect((await getIncident(ada.actor, original.id)).seq).toBe(seq)
})

test('[DUP-4] [PEOPLE-1] who left the duplicate does not take part in the other incident', async () => {
  const [original, duplicate] = [await declareAs(ada.actor), await declareAs(ben.actor)]
  const cleo = await signedInPerson('responder', 'Cleo')
  for (const person of [ben, cleo]) await run(person.actor, duplicate.id, 'join', {})
  await run(cleo.actor, duplicate.id, 'leave', {})
  await run(ben.actor, duplicate.id, 'mark-duplicate', { of: original.key })
  const received = async () => (await getIncident(ada.actor, original.id)).duplicates.count
  await expect.poll(received, { timeout: 3000 }).toBe(1)
  const { participants } = await getIncident(ada.actor, original.id)
  expect(participants.items.map(({ name }) => name)).toEqual(['Ben'])
})

test('an incident that was reopened keeps what it has', async () => {
  const [original, duplicate] = [await declareAs(ada.actor), await declareAs(ben.actor)]
  const payload = { of: original.id }
  const timer = {
    id: '1',
    key: 'x',
    kind: 'carry-duplicate',
    incidentId: duplicate.id,
    payload,
    dueAt: new Date(),
    attempts: 0,
  }
  await carryDuplicate(timer)
  expect((await getIncident(ada.actor, original.id)).seq).toBe(1)
})
