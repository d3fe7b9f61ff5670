import { randomUUID } from 'node:crypto'
import type { OrganisationRole, TokenScope } from '@/lib/domain/actor'
import { recordAccessChange } from '@/lib/server/db/access-change'
import { query, type Tx } from '@/lib/server/db/pool'
import { prisma } from '@/lib/server/db/prisma'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

export interface LiveToken {
  id: string
  name: string
  scope: TokenScope
  lastUsedAt: Date | null
  personId: string
  personName: string
  role: OrganisationRole
}

/** The token and its owner as they are now; null once it was revoked or its owner removed. */
export async function findLiveToken(hash: Buffer): Promise<LiveToken | null> {
  const [token] = await query<LiveToken>(
    sql`select token.id, token.name, token.scope, token.last_used_at "lastUsedAt",
          person.id "personId", person.name "personName", person.role
        from api_token token join person on person.id = token.person_id
        where token.token_hash = ${hash} and token.revoked_at is null and person.removed_at is null`,
    'find-live-token',
  )
  return token ?? null
}

export async function touchToken(id: string, at: Date): Promise<void> {
  await prisma().apiToken.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: at } }] },
    data: { lastUsedAt: at },
  })
}

export interface NewToken {
  personId: string
  name: string
  scope: TokenScope
  hash: Buffer
  at: Date
}

/** Adds a token of somebody who is still here; null when they were removed meanwhile. */
export async function addToken(tx: Tx, { personId, name, scope, hash, at }: NewToken): Promise<string | null> {
  const [row] = await rowsOf<{ id: string }>(
    tx,
    sql`insert into api_token (id, person_id, name, scope, token_hash, created_at)
        select ${randomUUID()}, id, ${name}, ${scope}, ${hash}, ${at}
        from person where id = ${personId} and removed_at is null for share
        returning id`,
  )
  return row?.id ?? null
}

export interface TokenRow {
  id: string
  name: string
  scope: TokenScope
  personId: string
  personName: string
  createdAt: Date
  lastUsedAt: Date | null
}

/** Tokens that still work, of one person or of all, the newest first. */
export async function listTokenRows(personId: string | null): Promise<TokenRow[]> {
  const tokens = await prisma().apiToken.findMany({
    where: { revokedAt: null, person: { removedAt: null }, ...(personId ? { personId } : {}) },
    select: {
      id: true,
      name: true,
      scope: true,
      personId: true,
      person: { select: { name: true } },
      createdAt: true,
      lastUsedAt: true,
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  return tokens.map(({ person, ...token }) => ({ ...token, personName: person.name }))
}

/** Revokes tokens and tells every process to close their sockets; answers how many there were. */
async function revokeTokens(tx: Tx, condition: Sql, at: Date): Promise<number> {
  const revoked = await rowsOf<{ id: string; personId: string }>(
    tx,
    sql`update api_token set revoked_at = ${at} where revoked_at is null and ${condition}
        returning id, person_id "personId"`,
  )
  for (const { id, personId } of revoked) {
    await recordAccessChange(tx, { kind: 'token-revoked', tokenId: id, personId })
  }
  return revoked.length
}

/** Revokes one token, of anybody or only of its owner when one is given. */
export const revokeToken = (tx: Tx, id: string, ownerId: string | null, at: Date) =>
  revokeTokens(tx, ownerId ? sql`id = ${id} and person_id = ${ownerId}` : sql`id = ${id}`, at)

export const revokeTokensOf = (tx: Tx, personId: string, at: Date) => revokeTokens(tx, sql`person_id = ${personId}`, at)
