import { randomUUID } from 'node:crypto'
import type { OrganisationRole, TokenScope } from '@/lib/domain/actor'
import { recordAccessChange } from '@/lib/server/db/access-change'
import { query, type Tx } from '@/lib/server/db/pool'
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
  await query(
    sql`update api_token set last_used_at = ${at} where id = ${id} and (last_used_at is null or last_used_at < ${at})`,
  )
}

export interface NewToken {
  personId: string
  name: string
  scope: TokenScope
  hash: Buffer
  at: Date
}

export async function addToken(tx: Tx, { personId, name, scope, hash, at }: NewToken): Promise<string> {
  const id = randomUUID()
  await rowsOf(
    tx,
    sql`insert into api_token (id, person_id, name, scope, token_hash, created_at)
        values (${id}, ${personId}, ${name}, ${scope}, ${hash}, ${at})`,
  )
  return id
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
export const listTokenRows = (personId: string | null): Promise<TokenRow[]> =>
  query<TokenRow>(
    sql`select token.id, token.name, token.scope, person.id "personId", person.name "personName",
          token.created_at "createdAt", token.last_used_at "lastUsedAt"
        from api_token token join person on person.id = token.person_id
        where token.revoked_at is null and person.removed_at is null
          and ${personId ? sql`person.id = ${personId}` : sql`true`}
        order by token.created_at desc, token.id`,
  )

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
