import type { z } from 'zod'
import type { OrganisationRole, PersonActor } from '@/lib/domain/actor'
import { AppError, refuseAt } from '@/lib/domain/errors'
import { parse } from '@/lib/domain/parse'
import { type changePersonInputSchema, createUserInputSchema } from '@/lib/domain/people/inputs'
import { generatePassword, hashPassword } from '@/lib/server/access/passwords'
import { requireAdmin } from '@/lib/server/access/rights'
import { now } from '@/lib/server/clock'
import { recordAccessChange } from '@/lib/server/db/access-change'
import { revokeFeedsOf } from '@/lib/server/db/calendar-feeds'
import { installationId, lockSetupToken, saveSetupToken } from '@/lib/server/db/installation'
import { revokeInvitationsBy, revokeInvitationsTo } from '@/lib/server/db/invitations'
import { addPerson, lockAdmins, lockPerson, markRemoved, type NewPerson, savePerson } from '@/lib/server/db/people'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { endAllSessionsOf } from '@/lib/server/db/sessions'
import { revokeTokensOf } from '@/lib/server/db/tokens'

/** Adds a person in a running transaction; the first admin, made by whatever path, voids the setup link. */
export async function addNewPerson(tx: Tx, person: NewPerson): Promise<string> {
  if (person.role === 'admin') {
    await lockSetupToken(tx)
    await saveSetupToken(tx, { hash: null, expiresAt: null })
  }
  const id = await addPerson(tx, person)
  if (id) {
    await revokeInvitationsTo(tx, person.email, now())
    return id
  }
  const message = `Somebody with the email ${person.email} is here already`
  throw new AppError('conflict', message, { fields: [{ path: 'email', message }] })
}

interface CreateUser {
  email: string
  name: string
  role: string
  password?: string | undefined
}

/** For the operator's command. The password comes back only when it was made here. */
export async function createUser(input: CreateUser): Promise<{ personId: string; password?: string }> {
  const { email, name, role, password } = parse(createUserInputSchema, input)
  const generated = password === undefined ? generatePassword() : undefined
  const passwordHash = await hashPassword(password ?? generated ?? generatePassword())
  await installationId()
  const personId = await withTransaction((tx) => addNewPerson(tx, { email, name, role, passwordHash }))
  return generated === undefined ? { personId } : { personId, password: generated }
}

/** Changes the name, role or number of anybody; a lower role counts from their next request, and on their open sockets. */
export async function changePerson(
  actor: PersonActor,
  id: string,
  { name, role, phone, skills }: z.output<typeof changePersonInputSchema>,
): Promise<void> {
  requireAdmin(actor)
  await withTransaction(async (tx) => {
    const person = await lockForAdmin(tx, actor, id, role)
    await saveChange(tx, person, {
      ...(name ? { name } : {}),
      ...(role ? { role } : {}),
      ...(phone === undefined ? {} : { phone }),
      ...(skills === undefined ? {} : { skills }),
    })
  })
}

/** Saves what an admin or a claim says about a person, and tells whoever has to look again. */
export async function saveChange(
  tx: Tx,
  { id, role }: { id: string; role: OrganisationRole },
  change: Parameters<typeof savePerson>[2],
): Promise<void> {
  if (role === 'admin' && change.role && change.role !== 'admin') await revokeInvitationsBy(tx, id, now())
  await savePerson(tx, id, change)
  await recordAccessChange(tx, { kind: 'person-changed', personId: id })
}

/** Takes a person out: their sessions, tokens and invitations end at once. The log keeps their name. */
export async function removePerson(actor: PersonActor, id: string): Promise<void> {
  requireAdmin(actor)
  await withTransaction(async (tx) => {
    await lockForAdmin(tx, actor, id, undefined, 'removal')
    await markRemoved(tx, id, now())
    await endAllSessionsOf(tx, id, now())
    await revokeTokensOf(tx, id, now())
    await revokeFeedsOf(tx, id, now())
    await revokeInvitationsBy(tx, id, now())
    await recordAccessChange(tx, { kind: 'person-changed', personId: id })
  })
}

/** Signs a person out everywhere: for a lost laptop. */
export async function signOutEverywhere(actor: PersonActor, id: string): Promise<void> {
  requireAdmin(actor)
  await withTransaction(async (tx) => {
    if (!(await lockPerson(tx, id))) throw notFound()
    await endAllSessionsOf(tx, id, now())
  })
}

/** Locks who is about to change, and holds the rule that somebody stays an admin (SPEC SIGN-8). */
async function lockForAdmin(
  tx: Tx,
  actor: PersonActor,
  id: string,
  role: OrganisationRole | undefined,
  act: 'change' | 'removal' = 'change',
) {
  const admins = await lockAdmins(tx)
  if (!admins.includes(actor.id)) throw new AppError('forbidden', 'You are not an admin any more')
  const person = await lockPerson(tx, id)
  if (!person) throw notFound()
  const losesAdmin = person.role === 'admin' && (act === 'removal' || (role !== undefined && role !== 'admin'))
  if (losesAdmin && admins.length === 1) {
    throw refuseAt('SIGN-8', `${person.name} is the only admin. Make somebody else an admin first.`, 'role')
  }
  return person
}

const notFound = () => new AppError('not_found', 'There is nobody with this id, or they were removed')
