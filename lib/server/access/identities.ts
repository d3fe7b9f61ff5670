import type { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import type { IdentitySummary, linkIdentityInputSchema } from '@/lib/domain/people/identity'
import { WAITING_MS } from '@/lib/server/access/oidc/admission'
import { findProviderOfIssuer } from '@/lib/server/access/oidc/providers'
import { addNewPerson } from '@/lib/server/access/people'
import { requireAdmin } from '@/lib/server/access/rights'
import { now } from '@/lib/server/clock'
import {
  deleteIdentity,
  type IdentityRow,
  listIdentityRows,
  lockIdentity,
  saveIdentityPerson,
} from '@/lib/server/db/identities'
import { lockAdmins, lockPerson } from '@/lib/server/db/people'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { endSessionsThrough } from '@/lib/server/db/sessions'

/** Accounts at providers: those of people, and those that wait for somebody to say whose they are. */
export async function listIdentities(actor: PersonActor): Promise<IdentitySummary[]> {
  requireAdmin(actor)
  return (await listIdentityRows(new Date(now().getTime() - WAITING_MS))).map(summaryOf)
}

/** Says whose a waiting account is: somebody's who is here, or a new person's. */
export async function linkIdentity(
  actor: PersonActor,
  id: string,
  input: z.output<typeof linkIdentityInputSchema>,
): Promise<void> {
  requireAdmin(actor)
  await withTransaction(async (tx) => {
    const identity = await lockForAdmin(tx, actor, id)
    if (identity.personId) throw new AppError('conflict', 'This account is linked already')
    await saveIdentityPerson(tx, id, await ownerOf(tx, input))
  })
}

/** Unlinks an account, or dismisses one that waits; the sessions it opened end at once. */
export async function forgetIdentity(actor: PersonActor, id: string): Promise<void> {
  requireAdmin(actor)
  await withTransaction(async (tx) => {
    await lockForAdmin(tx, actor, id)
    await endSessionsThrough(tx, id, now())
    await deleteIdentity(tx, id)
  })
}

async function ownerOf(tx: Tx, { personId, newPerson }: z.output<typeof linkIdentityInputSchema>): Promise<string> {
  if (newPerson) return addNewPerson(tx, { ...newPerson, passwordHash: null })
  if (personId && (await lockPerson(tx, personId))) return personId
  const message = 'This person was removed meanwhile'
  throw new AppError('conflict', message, { fields: [{ path: 'personId', message }] })
}

/** Locks the account first, as signing in does. */
async function lockForAdmin(tx: Tx, actor: PersonActor, id: string): Promise<IdentityRow> {
  const identity = await lockIdentity(tx, id)
  if (!identity) throw new AppError('not_found', 'This account was unlinked or dismissed already')
  if (!(await lockAdmins(tx)).includes(actor.id)) throw new AppError('forbidden', 'You are not an admin any more')
  return identity
}

const summaryOf = ({ id, personId, issuer, name, email, isEmailVerified, role, ...row }: IdentityRow) =>
  ({
    id,
    personId,
    provider: findProviderOfIssuer(issuer)?.name ?? (URL.canParse(issuer) ? new URL(issuer).host : issuer),
    name,
    email,
    isEmailVerified,
    role,
    createdAt: row.createdAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
  }) satisfies IdentitySummary
