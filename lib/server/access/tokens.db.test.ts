import { afterEach, expect, test } from 'vitest'
import { changePerson, removePerson } from '@/lib/server/access/people'
import { actorOfToken, createToken, listTokens, makeToken, revoke } from '@/lib/server/access/tokens'
import { setClock } from '@/lib/server/clock'
import { requireActor } from '@/lib/server/http/actor'
import { createFeed } from '@/lib/server/on-call/calendar-feeds'
import { query } from '@/lib/testing/database'
import { requestWith, signedInPerson } from '@/lib/testing/signed-in'

afterEach(() => setClock(null))

test('[SIGN-9] a token acts as its owner, within its scope', async () => {
  const { actor } = await signedInPerson('responder')
  const { secret, token } = await makeToken(actor, { name: 'deploy', scope: 'read' })
  expect(secret).toMatch(/^ek_[\w-]{43}$/)
  const request = requestWith({ authorization: `Bearer ${secret}`, origin: 'http://elsewhere.example' }, 'POST')
  expect(await requireActor(request)).toEqual({
    kind: 'person',
    id: actor.id,
    name: actor.name,
    role: 'responder',
    scope: 'read',
    credential: { kind: 'token', id: token.id, name: 'deploy' },
  })
})

test('[SIGN-10] only the hash of a token is stored', async () => {
  const { actor } = await signedInPerson('responder')
  const { secret, token } = await makeToken(actor, { name: 'deploy', scope: 'read' })
  const [row] = await query<{ text: string; hash: Buffer }>(
    'select t::text "text", token_hash "hash" from api_token t where id = $1',
    [token.id],
  )
  expect(row!.text).not.toContain(secret.slice(3))
  expect(row!.hash).toHaveLength(32)
})

test('[SIGN-9] nobody makes a token that reaches further than they do', async () => {
  const admin = await signedInPerson('admin')
  const responder = await signedInPerson('responder')
  const stakeholder = await signedInPerson('stakeholder')
  const refused = { code: 'rule_refused', details: { rule: 'SIGN-9', fields: [{ path: 'scope' }] } }
  await makeToken(admin.actor, { name: 'a', scope: 'admin' })
  await expect(makeToken(responder.actor, { name: 'a', scope: 'admin' })).rejects.toMatchObject(refused)
  await expect(makeToken(stakeholder.actor, { name: 'a', scope: 'respond' })).rejects.toMatchObject(refused)
  const { secret } = await makeToken(admin.actor, { name: 'weak', scope: 'respond' })
  const weak = (await actorOfToken(secret))!
  await makeToken(weak, { name: 'b', scope: 'respond' })
  await expect(makeToken(weak, { name: 'b', scope: 'admin' })).rejects.toMatchObject(refused)
  const reader = { ...admin.actor, scope: 'read' } as const
  await expect(makeToken(reader, { name: 'b', scope: 'read' })).rejects.toMatchObject({ code: 'forbidden' })
})

test('[SIGN-11] nothing is made for somebody who was removed since they asked', async () => {
  const admin = await signedInPerson('admin')
  const { actor } = await signedInPerson('responder')
  await removePerson(admin.actor, actor.id)
  const refused = { code: 'unauthenticated' }
  await expect(makeToken(actor, { name: 'late', scope: 'respond' })).rejects.toMatchObject(refused)
  await expect(createFeed(actor, { kind: 'person' })).rejects.toMatchObject(refused)
})

test('[SIGN-9] a token follows the role of its owner', async () => {
  const admin = await signedInPerson('admin')
  const other = await signedInPerson('admin')
  const { secret } = await makeToken(other.actor, { name: 'a', scope: 'admin' })
  await changePerson(admin.actor, other.actor.id, { role: 'stakeholder' })
  expect(await actorOfToken(secret)).toMatchObject({ role: 'stakeholder', scope: 'admin' })
})

test('[SIGN-9] a revoked token is worth nothing: by its owner, or by an admin', async () => {
  const admin = await signedInPerson('admin')
  const { actor } = await signedInPerson('responder')
  const stranger = await signedInPerson('responder')
  const one = await makeToken(actor, { name: 'one', scope: 'read' })
  const two = await makeToken(actor, { name: 'two', scope: 'respond' })
  await expect(revoke(stranger.actor, one.token.id)).rejects.toMatchObject({ code: 'not_found' })
  await revoke(actor, one.token.id)
  await revoke(admin.actor, two.token.id)
  expect(await actorOfToken(one.secret)).toBeNull()
  expect(await actorOfToken(two.secret)).toBeNull()
  expect(await listTokens(actor)).toEqual([])
  const changes = await query('select kind from access_change where token_id = any($1)', [[one.token.id, two.token.id]])
  expect(changes).toEqual([{ kind: 'token-revoked' }, { kind: 'token-revoked' }])
  await expect(revoke(actor, one.token.id)).rejects.toMatchObject({ code: 'not_found' })
})

test('[SIGN-9] people list their own tokens, admins all', async () => {
  const admin = await signedInPerson('admin')
  const { actor } = await signedInPerson('responder', 'Grace')
  const { token } = await makeToken(actor, { name: 'mine', scope: 'read' })
  expect(token.owner).toEqual({ id: actor.id, name: 'Grace' })
  expect(await listTokens(actor)).toEqual([token])
  expect(await listTokens(admin.actor)).toContainEqual(token)
  const stranger = await signedInPerson('responder')
  expect(await listTokens(stranger.actor)).toEqual([])
})

test('the last use is noted at most once a minute', async () => {
  const { actor } = await signedInPerson('responder')
  const { secret } = await makeToken(actor, { name: 'a', scope: 'read' })
  const lastUse = async () => (await listTokens(actor))[0]?.lastUsedAt
  expect(await lastUse()).toBeNull()
  const start = Date.now()
  setClock(() => new Date(start))
  await actorOfToken(secret)
  setClock(() => new Date(start + 30_000))
  await actorOfToken(secret)
  expect(await lastUse()).toBe(new Date(start).toISOString())
  setClock(() => new Date(start + 61_000))
  await actorOfToken(secret)
  expect(await lastUse()).toBe(new Date(start + 61_000).toISOString())
})

test('an operator makes a token as wide as its owner may have, or narrower', async () => {
  const { actor, email } = await signedInPerson('responder')
  const { token } = await createToken({ email: ` ${email.toUpperCase()} `, name: 'script' })
  expect(await actorOfToken(token)).toMatchObject({ id: actor.id, scope: 'respond' })
  const narrow = await createToken({ email, name: 'script', scope: 'read' })
  expect(await actorOfToken(narrow.token)).toMatchObject({ scope: 'read' })
  await expect(createToken({ email, name: 'script', scope: 'admin' })).rejects.toMatchObject({ code: 'rule_refused' })
  await expect(createToken({ email, name: 'script', scope: 'all' })).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(createToken({ email: 'nobody@example.org', name: 'x' })).rejects.toMatchObject({ code: 'not_found' })
})
