import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changePerson, removePerson } from '@/lib/server/access/people'
import { closeSession } from '@/lib/server/access/sessions'
import { makeToken, revoke } from '@/lib/server/access/tokens'
import { setClock } from '@/lib/server/clock'
import { declareAs, note, run, startLiveServer } from '@/lib/testing/live-server'
import { type SignedIn, signedInPerson, signInAgain } from '@/lib/testing/signed-in'

let live: Awaited<ReturnType<typeof startLiveServer>>
let admin: SignedIn
let ada: SignedIn

beforeAll(async () => {
  live = await startLiveServer()
  admin = await signedInPerson('admin', 'Root')
  ada = await signedInPerson('responder', 'Ada')
})
afterAll(() => live.stop())

const within = { timeout: 1000, interval: 20 }

describe('[ACCESS-8] [RT-9] within a second', () => {
  test('an ended session is told and closed; the person’s other session stays', async () => {
    const again = await signInAgain(ada.actor.id)
    const [ended, kept] = [await live.open(again), await live.open(ada)]
    await closeSession(again.sessionId)
    await expect.poll(() => ended.socket.connected, within).toBe(false)
    expect(ended.notices).toEqual([{ kind: 'signed-out' }])
    expect([kept.socket.connected, kept.notices]).toEqual([true, []])
    kept.socket.close()
  })

  test('a revoked token is closed', async () => {
    const { token, secret } = await makeToken(ada.actor, { name: 'script', scope: 'read' })
    const socket = live.connect({ token: secret })
    await expect.poll(() => socket.connected).toBe(true)
    await revoke(ada.actor, token.id)
    await expect.poll(() => socket.connected, within).toBe(false)
  })

  test('a removed person is closed, everywhere', async () => {
    const gone = await signedInPerson('responder', 'Gone')
    const tabs = [await live.open(gone), await live.open(await signInAgain(gone.actor.id))]
    await removePerson(admin.actor, gone.actor.id)
    await expect.poll(() => tabs.map(({ socket }) => socket.connected), within).toEqual([false, false])
  })

  test('a lowered role is told, and what it no longer lets see is gone', async () => {
    const secret = await declareAs(ada.actor, { visibility: 'private' })
    const other = await signedInPerson('admin', 'Lowered')
    const tab = await live.open(other)
    expect(await tab.join(secret.id)).toMatchObject({ kind: 'snapshot' })
    await changePerson(admin.actor, other.actor.id, { role: 'stakeholder' })
    await expect
      .poll(() => tab.notices, within)
      .toEqual([{ kind: 'role-changed' }, { kind: 'incident-gone', incidentId: secret.id }])
    await note(ada.actor, secret.id, 'canary')
    expect(await tab.join(secret.id)).toMatchObject({ kind: 'refused', code: 'not_found' })
    expect(tab.events).toEqual([])
    tab.socket.close()
  })

  test('a member removed from a private incident is put out of its room, and nobody else hears of it', async () => {
    const ben = await signedInPerson('responder', 'Ben')
    const outside = await live.open(await signedInPerson('responder', 'Outside'))
    const secret = await declareAs(ada.actor, { visibility: 'private' })
    await run(ada.actor, secret.id, 'add-member', { personId: ben.actor.id })
    const [inside, removed] = [await live.open(ada), await live.open(ben)]
    await Promise.all([inside.join(secret.id), removed.join(secret.id)])
    await run(ada.actor, secret.id, 'remove-member', { personId: ben.actor.id })
    await expect.poll(() => removed.notices, within).toEqual([{ kind: 'incident-gone', incidentId: secret.id }])
    const told = removed.events.length
    await note(ada.actor, secret.id, 'canary')
    await expect.poll(() => inside.events.at(-1)?.seq).toBe(4)
    expect(removed.events.length).toBe(told)
    await expect.poll(() => inside.presence[secret.id]?.map(({ name }) => name)).toEqual(['Ada'])
    expect(outside.notices).toEqual([])
    for (const { socket } of [inside, removed, outside]) socket.close()
  })

  test('an incident made private is forgotten by everybody outside it, in its room or not', async () => {
    const ben = await signedInPerson('responder', 'Ben')
    const incident = await declareAs(ada.actor)
    const [inside, inRoom, elsewhere] = [await live.open(ada), await live.open(ben), await live.open(ben)]
    await Promise.all([inside.join(incident.id), inRoom.join(incident.id)])
    await run(ada.actor, incident.id, 'set-privacy', { visibility: 'private' })
    const gone = [{ kind: 'incident-gone', incidentId: incident.id }]
    await expect.poll(() => [inRoom.notices, elsewhere.notices], within).toEqual([gone, gone])
    expect(inside.notices).toEqual([])
    for (const { socket } of [inside, inRoom, elsewhere]) socket.close()
  })
})

test('[ACCESS-1] what is written together with a change of privacy, and after it, reaches nobody outside', async () => {
  const ben = await signedInPerson('responder', 'Ben')
  const incident = await declareAs(ada.actor)
  const [inside, outside] = [await live.open(ada), await live.open(ben)]
  await Promise.all([inside.join(incident.id), outside.join(incident.id)])
  await Promise.all([
    run(ada.actor, incident.id, 'set-privacy', { visibility: 'private' }),
    note(ada.actor, incident.id, 'canary one'),
    note(ada.actor, incident.id, 'canary two'),
  ])
  await note(ada.actor, incident.id, 'canary three')
  await expect.poll(() => inside.events.at(-1)?.seq).toBe(5)
  await expect.poll(() => outside.notices).toEqual([{ kind: 'incident-gone', incidentId: incident.id }])
  expect(outside.events).toEqual([])
  for (const { socket } of [inside, outside]) socket.close()
})

test('a session that expires unsaid is closed at the next look over everybody', async () => {
  const tab = await live.open(await signInAgain(ada.actor.id))
  const realNow = Date.now
  try {
    setClock(() => new Date(realNow() + 31 * 24 * 3600_000))
    Date.now = () => realNow() + 31_000
    await expect.poll(() => tab.socket.connected, { timeout: 3000 }).toBe(false)
  } finally {
    Date.now = realNow
    setClock(null)
  }
})
