import { randomUUID } from 'node:crypto'
import type { OrganisationRole } from '@/lib/domain/actor'
import type { Tx } from '@/lib/server/db/pool'
import { prisma } from '@/lib/server/db/prisma'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

export interface InvitationRow {
  id: string
  email: string
  name: string
  role: OrganisationRole
  createdAt: Date
  expiresAt: Date
}

const columns = { id: true, email: true, name: true, role: true, createdAt: true, expiresAt: true } as const
const pending = (at: Date) => ({ acceptedAt: null, revokedAt: null, expiresAt: { gt: at } })

/** Invitations whose link still works, the newest first. */
export const listInvitationRows = (at: Date): Promise<InvitationRow[]> =>
  prisma().invitation.findMany({
    where: pending(at),
    select: columns,
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })

export interface NewInvitation extends Pick<InvitationRow, 'email' | 'name' | 'role'> {
  hash: Buffer
  createdBy: string
  at: Date
  expiresAt: Date
}

/** Adds an invitation; an older one to the same address stops working. */
export async function addInvitation(tx: Tx, invitation: NewInvitation): Promise<InvitationRow> {
  const { email, name, role, hash, createdBy, at, expiresAt } = invitation
  await revokeInvitations(tx, sql`email = ${email}`, at)
  const id = randomUUID()
  await rowsOf(
    tx,
    sql`insert into invitation (id, email, name, role, token_hash, created_by, created_at, expires_at)
        values (${id}, ${email}, ${name}, ${role}, ${hash}, ${createdBy}, ${at}, ${expiresAt})`,
  )
  return { id, email, name, role, createdAt: at, expiresAt }
}

/** The invitation of a link that still works. */
export const findPendingInvitation = (hash: Buffer<ArrayBuffer>, at: Date): Promise<InvitationRow | null> =>
  prisma().invitation.findUnique({ where: { tokenHash: hash, ...pending(at) }, select: columns })

/** Uses an invitation up: of two at once, one gets it. */
async function take(tx: Tx, condition: Sql, at: Date): Promise<InvitationRow | null> {
  const [row] = await rowsOf<InvitationRow>(
    tx,
    sql`update invitation set accepted_at = ${at}
        where ${condition} and accepted_at is null and revoked_at is null and expires_at > ${at}
        returning id, email, name, role, created_at "createdAt", expires_at "expiresAt"`,
  )
  return row ?? null
}

export const takeInvitation = (tx: Tx, hash: Buffer, at: Date) => take(tx, sql`token_hash = ${hash}`, at)

/** For somebody whose address a provider vouches for: they need no link. */
export const takeInvitationTo = (tx: Tx, email: string, at: Date) => take(tx, sql`email = ${email}`, at)

async function revokeInvitations(tx: Tx, condition: Sql, at: Date): Promise<number> {
  const rows = await rowsOf(
    tx,
    sql`update invitation set revoked_at = ${at} where accepted_at is null and revoked_at is null and ${condition}
        returning id`,
  )
  return rows.length
}

export const revokeInvitation = (tx: Tx, id: string, at: Date) => revokeInvitations(tx, sql`id = ${id}`, at)

export const revokeInvitationsBy = (tx: Tx, personId: string, at: Date) =>
  revokeInvitations(tx, sql`created_by = ${personId}`, at)

export const revokeInvitationsTo = (tx: Tx, email: string, at: Date) => revokeInvitations(tx, sql`email = ${email}`, at)
