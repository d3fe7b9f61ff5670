import { afterEach, beforeAll, expect, test } from 'vitest'
import {
  acceptInvitation,
  findInvitation,
  invite,
  listInvitations,
  withdrawInvitation,
} from '@/lib/server/access/invitations'
import { changePerson, createUser, removePerson } from '@/lib/server/access/people'
import { setClock } from '@/lib/server/clock'
import { query } from '@/lib/testing/database'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

const DAY = 24 * 3600 * 1000
const password = 'correct horse battery'
const used = { code: 'not_found', message: expect.stringContaining('was used, withdrawn or has expired') }
let hosts = 0
const newAddress = () => `198.51.100.${++hosts}`
let admin: SignedIn

beforeAll(async () => {
  admin = await signedInPerson('admin')
})
afterEach(() => setClock(null))

async function newInvitation(email: string, by = admin) {
  const { invitation, url } = await invite(by.actor, { email, name: 'Grace', role: 'responder' })
  return { invitation, token: new URL(url).searchParams.get('token') ?? '' }
}
const accept = (token: string, name = 'Grace Hopper') => acceptInvitation({ token, name, password }, newAddress())

test('[SIGN-7] an invitation makes the person it names, with its role', async () => {
  const { invitation, token } = await newInvitation('grace@example.org')
  expect(await listInvitations(admin.actor)).toContainEqual(invitation)
  expect(await findInvitation(token)).toMatchObject({ email: 'grace@example.org', name: 'Grace' })
  await accept(token)
  expect(await query(`select name, role from person where email = 'grace@example.org'`)).toEqual([
    { name: 'Grace Hopper', role: 'responder' },
  ])
  expect(await listInvitations(admin.actor)).not.toContainEqual(invitation)
})

test('[SIGN-7] it works once, even twice at once', async () => {
  const { token } = await newInvitation('alan@example.org')
  const outcomes = await Promise.allSettled([accept(token, 'One'), accept(token, 'Two')])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(accept(token)).rejects.toMatchObject(used)
})

test('[SIGN-7] it works for seven days', async () => {
  const { token } = await newInvitation('late@example.org')
  const start = Date.now()
  setClock(() => new Date(start + 7 * DAY + 1000))
  expect(await findInvitation(token)).toBeNull()
  await expect(accept(token)).rejects.toMatchObject(used)
  setClock(() => new Date(start + 7 * DAY - 60_000))
  await accept(token)
})

test('[SIGN-7] it stops working when it is withdrawn or replaced', async () => {
  const first = await newInvitation('barbara@example.org')
  const second = await newInvitation('barbara@example.org')
  await expect(accept(first.token)).rejects.toMatchObject(used)
  await withdrawInvitation(admin.actor, second.invitation.id)
  await expect(accept(second.token)).rejects.toMatchObject(used)
  await expect(withdrawInvitation(admin.actor, second.invitation.id)).rejects.toMatchObject({ code: 'not_found' })
})

test('[SIGN-7] it stops working when who made it is removed or no admin any more', async () => {
  const removed = await signedInPerson('admin')
  const lowered = await signedInPerson('admin')
  const one = await newInvitation('one@example.org', removed)
  const two = await newInvitation('two@example.org', lowered)
  await removePerson(admin.actor, removed.actor.id)
  await changePerson(admin.actor, lowered.actor.id, { role: 'responder' })
  await expect(accept(one.token)).rejects.toMatchObject(used)
  await expect(accept(two.token)).rejects.toMatchObject(used)
  await expect(newInvitation('three@example.org', removed)).rejects.toMatchObject({ code: 'forbidden' })
})

test('[SIGN-7] nobody who is here is invited, and who came another way needs no invitation', async () => {
  const { token } = await newInvitation('edsger@example.org')
  await createUser({ email: 'edsger@example.org', name: 'Edsger', role: 'admin' })
  await expect(accept(token)).rejects.toMatchObject(used)
  await expect(newInvitation('edsger@example.org')).rejects.toMatchObject({
    code: 'conflict',
    details: { fields: [{ path: 'email' }] },
  })
})

test('[SIGN-7] who was removed can be invited again, and is the same person', async () => {
  const { actor, email } = await signedInPerson('admin')
  await removePerson(admin.actor, actor.id)
  const { token } = await newInvitation(email)
  expect(await accept(token)).toBe(actor.id)
  expect(await query('select role, removed_at from person where id = $1', [actor.id])).toEqual([
    { role: 'responder', removed_at: null },
  ])
})

test('[SIGN-7] only admins invite, see and withdraw invitations', async () => {
  const responder = await signedInPerson('responder')
  const { invitation } = await newInvitation('kept@example.org')
  await expect(newInvitation('x@example.org', responder)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(listInvitations(responder.actor)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(withdrawInvitation(responder.actor, invitation.id)).rejects.toMatchObject({ code: 'forbidden' })
  const weak = { ...admin.actor, scope: 'respond' } as const
  await expect(listInvitations(weak)).rejects.toMatchObject({ code: 'forbidden' })
})

test('[SIGN-12] the password is not the email the invitation went to', async () => {
  const { token } = await newInvitation('long.address@example.org')
  const input = { token, name: 'L', password: 'Long.Address@example.org' }
  await expect(acceptInvitation(input, newAddress())).rejects.toMatchObject({
    code: 'invalid_input',
    details: { fields: [{ path: 'password', message: 'must not be the email address' }] },
  })
  await accept(token)
})
