import type { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError, wrongField } from '@/lib/domain/errors'
import type { acceptInvitationInputSchema, inviteInputSchema } from '@/lib/domain/people/inputs'
import { isLikeEmail } from '@/lib/domain/people/password'
import type { InvitationSummary } from '@/lib/domain/people/person'
import { countAttempt } from '@/lib/server/access/attempts'
import { hashPassword } from '@/lib/server/access/passwords'
import { addNewPerson } from '@/lib/server/access/people'
import { requireAdmin } from '@/lib/server/access/rights'
import { hashSecret, newSecret } from '@/lib/server/access/secrets'
import { now } from '@/lib/server/clock'
import {
  addInvitation,
  findPendingInvitation,
  type InvitationRow,
  listInvitationRows,
  revokeInvitation,
  takeInvitation,
} from '@/lib/server/db/invitations'
import { findPersonByEmail, lockAdmins } from '@/lib/server/db/people'
import { withTransaction } from '@/lib/server/db/pool'
import { env } from '@/lib/server/env'

const LINK_MS = 7 * 24 * 3600 * 1000

/** Invitations that wait for an answer. */
export async function listInvitations(actor: PersonActor): Promise<InvitationSummary[]> {
  requireAdmin(actor)
  return (await listInvitationRows(now())).map(summaryOf)
}

/** Invites somebody; the link is answered here and never again. A newer invitation replaces the older. */
export async function invite(actor: PersonActor, input: z.output<typeof inviteInputSchema>) {
  requireAdmin(actor)
  if (await findPersonByEmail(input.email)) {
    const message = `Somebody with the email ${input.email} is here already`
    throw new AppError('conflict', message, { fields: [{ path: 'email', message }] })
  }
  const secret = newSecret()
  const at = now()
  const row = await withTransaction(async (tx) => {
    // Who was removed this very moment leaves no invitation behind.
    if (!(await lockAdmins(tx)).includes(actor.id)) throw new AppError('forbidden', 'You are not an admin any more')
    const expiresAt = new Date(at.getTime() + LINK_MS)
    return addInvitation(tx, { ...input, hash: hashSecret(secret), createdBy: actor.id, at, expiresAt })
  })
  return { invitation: summaryOf(row), url: new URL(`/invite?token=${secret}`, env().publicUrl).href }
}

export async function withdrawInvitation(actor: PersonActor, id: string): Promise<void> {
  requireAdmin(actor)
  const revoked = await withTransaction((tx) => revokeInvitation(tx, id, now()))
  if (revoked === 0) throw new AppError('not_found', 'This invitation was accepted or withdrawn already')
}

/** Whom a link invites; null when it no longer works. */
export async function findInvitation(secret: string): Promise<InvitationSummary | null> {
  const row = await findPendingInvitation(hashSecret(secret), now())
  return row && summaryOf(row)
}

/** Makes a person of an invitation and answers their id. Of two at once, one wins. */
export async function acceptInvitation(
  { token, name, password }: z.output<typeof acceptInvitationInputSchema>,
  address: string,
): Promise<string> {
  if (!env().hasPasswordSignIn) {
    throw new AppError('forbidden', 'Nobody has a password here: sign in with the invited address instead')
  }
  return countAttempt('invitation', address, async () => {
    const hash = hashSecret(token)
    const pending = await findPendingInvitation(hash, now())
    if (!pending) throw usedUp()
    if (isLikeEmail(password, pending.email)) throw passwordIsEmail()
    const passwordHash = await hashPassword(password)
    return withTransaction(async (tx) => {
      const invitation = await takeInvitation(tx, hash, now())
      if (!invitation) throw usedUp()
      const { email, role } = invitation
      return addNewPerson(tx, { email, name, role, passwordHash })
    })
  })
}

const summaryOf = ({ id, email, name, role, createdAt, expiresAt }: InvitationRow): InvitationSummary => ({
  id,
  email,
  name,
  role,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
})

const usedUp = () =>
  new AppError('not_found', 'This invitation was used, withdrawn or has expired. Ask an admin for a new one.')

const passwordIsEmail = () => wrongField('password', 'must not be the email address')
