import { beforeEach, expect, test } from 'vitest'
import { changePerson, createUser, removePerson } from '@/lib/server/access/people'
import { personOfPassword } from '@/lib/server/access/sign-in'
import { listPeople } from '@/lib/server/queries/list-people'
import { query } from '@/lib/testing/database'
import { type SignedIn, signedInPerson, signInAgain } from '@/lib/testing/signed-in'

let admin: SignedIn
beforeEach(async () => {
  await query('delete from person')
  admin = await signedInPerson('admin', 'Ada')
})

const lastAdmin = { code: 'rule_refused', details: { rule: 'SIGN-8', fields: [{ path: 'role' }] } }

test('[SIGN-8] the last admin can be neither removed nor demoted', async () => {
  await expect(removePerson(admin.actor, admin.actor.id)).rejects.toMatchObject(lastAdmin)
  await expect(changePerson(admin.actor, admin.actor.id, { role: 'responder' })).rejects.toMatchObject(lastAdmin)
  await changePerson(admin.actor, admin.actor.id, { name: 'Ada King', role: 'admin' })
})

test('[SIGN-8] of two admins who remove each other at once, one stays', async () => {
  for (let round = 0; round < 5; round++) {
    const other = await signedInPerson('admin', 'Grace')
    const outcomes = await Promise.allSettled([
      removePerson(admin.actor, other.actor.id),
      removePerson(other.actor, admin.actor.id),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const left = await query(`select 1 from person where role = 'admin' and removed_at is null`)
    expect(left).toHaveLength(1)
    if (outcomes[0]?.status === 'rejected') admin = other
  }
})

test('only admins change people, and only people who are here', async () => {
  const { actor } = await signedInPerson('responder')
  const weak = { ...admin.actor, scope: 'respond' } as const
  for (const by of [actor, weak]) {
    await expect(changePerson(by, actor.id, { role: 'admin' })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(removePerson(by, actor.id)).rejects.toMatchObject({ code: 'forbidden' })
  }
  await removePerson(admin.actor, actor.id)
  await expect(removePerson(admin.actor, actor.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(changePerson(admin.actor, actor.id, { name: 'x' })).rejects.toMatchObject({ code: 'not_found' })
})

test('who is removed leaves their teams', async () => {
  const { actor } = await signedInPerson('responder')
  await query(`insert into team (id, key, name) values (gen_random_uuid(), 'pay', 'Payments')`)
  await query('insert into team_member select id, $1 from team', [actor.id])
  expect(await listPeople(admin.actor)).toContainEqual(
    expect.objectContaining({ id: actor.id, teams: [{ id: expect.any(String), name: 'Payments' }] }),
  )
  await removePerson(admin.actor, actor.id)
  expect(await query('select 1 from team_member')).toHaveLength(0)
  expect(await listPeople(admin.actor)).toHaveLength(1)
})

test('the list of people shows each viewer what they may know', async () => {
  const responder = await signedInPerson('responder', 'Barbara')
  const stakeholder = await signedInPerson('stakeholder', 'Carl')
  await signInAgain(responder.actor.id)
  const seenBy = async (viewer: SignedIn) => (await listPeople(viewer.actor)).find(({ name }) => name === 'Barbara')
  expect(await seenBy(admin)).toMatchObject({
    email: responder.email,
    role: 'responder',
    teams: [],
    sessionCount: 2,
    lastSeenAt: expect.any(String),
  })
  expect(await seenBy(responder)).toMatchObject({ email: responder.email, sessionCount: null, lastSeenAt: null })
  expect(await seenBy(stakeholder)).toMatchObject({ email: null, sessionCount: null, lastSeenAt: null })
  expect((await listPeople(admin.actor)).map(({ name }) => name)).toEqual(['Ada', 'Barbara', 'Carl'])
})

test('an operator makes people, with a generated password that works or one of their own', async () => {
  const made = await createUser({ email: 'Grace@Example.org', name: 'Grace', role: 'responder' })
  expect(made.password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/)
  const credentials = { email: 'grace@example.org', password: made.password }
  expect(await personOfPassword(credentials, '198.51.100.1')).toBe(made.personId)
  const given = { email: 'alan@example.org', name: 'Alan', role: 'admin', password: 'correct horse battery' }
  expect(await createUser(given)).not.toHaveProperty('password')
  await expect(createUser(given)).rejects.toMatchObject({ code: 'conflict' })
  await expect(createUser({ ...given, email: 'b@example.org', password: 'short' })).rejects.toThrow('password')
  await expect(createUser({ ...given, email: 'b@example.org', role: 'boss' })).rejects.toThrow('role')
})
