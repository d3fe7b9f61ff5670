import { afterEach, describe, expect, test } from 'vitest'
import { actorOfHandshake } from '@/lib/server/access/handshake'
import { changePerson, removePerson, signOutEverywhere } from '@/lib/server/access/people'
import { changePassword, changeProfile, getProfile } from '@/lib/server/access/profile'
import { sessionCookie, sessionIdOf } from '@/lib/server/access/session-cookie'
import { closeSession, endOwnSession, listSessions, openSession } from '@/lib/server/access/sessions'
import { personOfPassword } from '@/lib/server/access/sign-in'
import { makeToken } from '@/lib/server/access/tokens'
import { setClock } from '@/lib/server/clock'
import { requireActor } from '@/lib/server/http/actor'
import { query } from '@/lib/testing/database'
import { OWN_ORIGIN, requestWith, signedInPerson, signInAgain, visit } from '@/lib/testing/signed-in'

const DAY = 24 * 3600 * 1000
const minutes = (count: number) => count * 60_000

afterEach(() => setClock(null))

const accessChangesOf = (personId: string) =>
  query<{ kind: string; session_id: string | null; token_id: string | null }>(
    'select kind, session_id, token_id from access_change where person_id = $1 order by id',
    [personId],
  )

describe('[SIGN-1] a session', () => {
  test('makes its person the actor, with the rights of a browser', async () => {
    const { actor, cookie, sessionId } = await signedInPerson('responder')
    expect(await requireActor(requestWith({ cookie }))).toEqual({
      kind: 'person',
      id: actor.id,
      name: 'Ada Lovelace',
      role: 'responder',
      scope: 'admin',
      credential: { kind: 'session', id: sessionId },
    })
  })

  test('is found among other cookies, and no other is taken for it', async () => {
    const { cookie, sessionId } = await signedInPerson('responder')
    expect(await sessionIdOf(`a=1; ${cookie}; b=2`)).toBe(sessionId)
    expect(await sessionIdOf(`x${cookie}`)).toBeNull()
    expect(await sessionIdOf(cookie.replace('=', '2='))).toBeNull()
    expect(await sessionIdOf(`${cookie.slice(0, -4)}AAAA`)).toBeNull()
    expect(await sessionIdOf(undefined)).toBeNull()
  })

  test('ends when its person signs out', async () => {
    const { actor, cookie, sessionId } = await signedInPerson('responder')
    await closeSession(sessionId)
    await expect(requireActor(requestWith({ cookie }))).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await accessChangesOf(actor.id)).toEqual([{ kind: 'session-ended', session_id: sessionId, token_id: null }])
  })

  test('lasts 30 days after the last visit', async () => {
    const { cookie } = await signedInPerson('responder')
    const start = Date.now()
    setClock(() => new Date(start + 29 * DAY))
    await requireActor(requestWith({ cookie }))
    setClock(() => new Date(start + 58 * DAY))
    await requireActor(requestWith({ cookie }))
    setClock(() => new Date(start + 89 * DAY))
    await expect(requireActor(requestWith({ cookie }))).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test('notes visits at most once a minute', async () => {
    const { cookie, sessionId } = await signedInPerson('responder')
    const start = Date.now()
    const lastSeen = async () => {
      const [row] = await query<{ at: Date }>('select last_seen_at "at" from person_session where id = $1', [sessionId])
      return row!.at.getTime()
    }
    const first = await lastSeen()
    setClock(() => new Date(start + 50_000))
    await requireActor(requestWith({ cookie }))
    expect(await lastSeen()).toBe(first)
    setClock(() => new Date(start + minutes(2)))
    await requireActor(requestWith({ cookie }))
    expect(await lastSeen()).toBe(start + minutes(2))
  })

  test('that a browser had before ends when it signs in again', async () => {
    const { actor, cookie, sessionId } = await signedInPerson('responder')
    const fresh = await openSession(actor.id, visit, sessionId)
    expect(fresh).not.toBe(sessionId)
    await expect(requireActor(requestWith({ cookie }))).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test('carries a lowered role at the next request', async () => {
    const admin = await signedInPerson('admin')
    const { actor, cookie } = await signedInPerson('responder')
    await changePerson(admin.actor, actor.id, { role: 'stakeholder' })
    expect(await requireActor(requestWith({ cookie }))).toMatchObject({ role: 'stakeholder' })
    expect(await accessChangesOf(actor.id)).toMatchObject([{ kind: 'person-changed' }])
  })

  test('ends when its person is removed, and their tokens with it', async () => {
    const admin = await signedInPerson('admin')
    const { actor, cookie, sessionId } = await signedInPerson('responder')
    const { secret, token } = await makeToken(actor, { name: 'script', scope: 'respond' })
    await removePerson(admin.actor, actor.id)
    await expect(requireActor(requestWith({ cookie }))).rejects.toMatchObject({ code: 'unauthenticated' })
    const authorization = `Bearer ${secret}`
    await expect(requireActor(requestWith({ authorization }))).rejects.toMatchObject({ code: 'unauthenticated' })
    expect(await accessChangesOf(actor.id)).toEqual([
      { kind: 'session-ended', session_id: sessionId, token_id: null },
      { kind: 'token-revoked', session_id: null, token_id: token.id },
      { kind: 'person-changed', session_id: null, token_id: null },
    ])
    await expect(openSession(actor.id, visit, null)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test('is listed for its person only, who may end it', async () => {
    const { actor, sessionId } = await signedInPerson('responder')
    const other = await signInAgain(actor.id)
    const stranger = await signedInPerson('responder')
    const listed = await listSessions(actor)
    expect(listed).toHaveLength(2)
    expect(listed.find(({ isCurrent }) => isCurrent)).toMatchObject({ id: sessionId, ...visit })
    await expect(endOwnSession(stranger.actor, other.sessionId)).rejects.toMatchObject({ code: 'not_found' })
    await endOwnSession(actor, other.sessionId)
    expect(await listSessions(actor)).toMatchObject([{ id: sessionId }])
    await expect(endOwnSession(actor, other.sessionId)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('can be ended everywhere by an admin', async () => {
    const admin = await signedInPerson('admin')
    const { actor, cookie } = await signedInPerson('responder')
    await signInAgain(actor.id)
    await expect(signOutEverywhere(actor, actor.id)).rejects.toMatchObject({ code: 'forbidden' })
    await signOutEverywhere(admin.actor, actor.id)
    expect(await listSessions(actor)).toEqual([])
    await expect(requireActor(requestWith({ cookie }))).rejects.toMatchObject({ code: 'unauthenticated' })
  })
})

describe('[SIGN-4] a cookie', () => {
  test('[API-1] changes something only from a page of ours', async () => {
    const { cookie } = await signedInPerson('responder')
    await expect(requireActor(requestWith({ cookie }, 'POST'))).rejects.toMatchObject({ code: 'forbidden' })
    const foreign = requestWith({ cookie, origin: 'http://elsewhere.example' }, 'POST')
    await expect(requireActor(foreign)).rejects.toMatchObject({ code: 'forbidden' })
    await requireActor(requestWith({ cookie, origin: OWN_ORIGIN }, 'POST'))
  })

  test('beside a token that is not valid counts for nothing', async () => {
    const { cookie } = await signedInPerson('responder')
    for (const authorization of ['Bearer ek_nonsense', 'Bearer', 'bearer ek_x', 'Bearer  ']) {
      const request = requestWith({ cookie, authorization })
      await expect(requireActor(request)).rejects.toMatchObject({ code: 'unauthenticated' })
    }
    await requireActor(requestWith({ cookie, authorization: 'Basic cHJveHk6eA==' }))
  })

  test('[RT-1] opens a socket only from a page of ours; a token from anywhere', async () => {
    const { actor, cookie } = await signedInPerson('responder')
    expect(await actorOfHandshake({ cookie })).toBeNull()
    expect(await actorOfHandshake({ cookie, origin: 'http://elsewhere.example' })).toBeNull()
    expect(await actorOfHandshake({ cookie, origin: OWN_ORIGIN })).toMatchObject({ id: actor.id })
    const { secret } = await makeToken(actor, { name: 'script', scope: 'read' })
    expect(await actorOfHandshake({ token: secret })).toMatchObject({ id: actor.id, scope: 'read' })
    expect(await actorOfHandshake({ cookie, origin: OWN_ORIGIN, token: 'ek_wrong' })).toBeNull()
  })

  test('is named after the installation, read by no script, and sent by no other site', async () => {
    const { sessionId } = await signedInPerson('responder')
    const cookie = await sessionCookie(sessionId)
    expect(cookie).toMatch(/^evenkeel-session-[0-9a-f]{10}=/)
    expect(cookie).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/)
  })
})

test('[SIGN-12] a new password ends the other sessions and needs the old one', async () => {
  const { actor, email, password, sessionId } = await signedInPerson('responder')
  await signInAgain(actor.id)
  const wrong = { currentPassword: 'not my password', newPassword: 'a new password' }
  await expect(changePassword(actor, wrong, visit.address)).rejects.toMatchObject({
    details: { fields: [{ path: 'currentPassword', message: 'is not your password' }] },
  })
  expect(await listSessions(actor)).toHaveLength(2)
  const change = { currentPassword: password, newPassword: 'a new password' }
  await expect(changePassword(actor, { ...change, newPassword: email }, visit.address)).rejects.toMatchObject({
    details: { fields: [{ path: 'newPassword' }] },
  })
  await changePassword(actor, change, visit.address)
  expect(await listSessions(actor)).toMatchObject([{ id: sessionId }])
  expect(await personOfPassword({ email, password: 'a new password' }, visit.address)).toBe(actor.id)
})

test('a profile keeps its name and time zone', async () => {
  const { actor } = await signedInPerson('stakeholder')
  expect(await changeProfile(actor, { name: 'Ada King', timeZone: 'Asia/Tokyo' })).toMatchObject({
    name: 'Ada King',
    timeZone: 'Asia/Tokyo',
    role: 'stakeholder',
  })
  await changeProfile(actor, { timeZone: null })
  expect(await getProfile(actor)).toMatchObject({ name: 'Ada King', timeZone: null })
  const readOnly = { ...actor, scope: 'read' } as const
  await expect(changeProfile(readOnly, { name: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
})
