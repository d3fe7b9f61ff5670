import { randomBytes } from 'node:crypto'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { shared } from '@/lib/server/process-registry'

const known = shared<{ publicId: string | null }>('installation-public-id', () => ({ publicId: null }))

/** A short name of this installation that is no secret; made the first time anybody asks. */
export async function installationId(): Promise<string> {
  if (known.publicId) return known.publicId
  const fresh = randomBytes(5).toString('hex')
  await query(sql`insert into installation (id, public_id) values (1, ${fresh}) on conflict do nothing`)
  const [row] = await query<{ publicId: string }>(sql`select public_id "publicId" from installation`)
  known.publicId = row?.publicId ?? fresh
  return known.publicId
}

interface SetupToken {
  hash: Buffer | null
  expiresAt: Date | null
}

/** Locks the one row of the installation: who makes the first admin waits here. */
export async function lockSetupToken(tx: Tx): Promise<SetupToken> {
  const [row] = await rowsOf<SetupToken>(
    tx,
    sql`select setup_token_hash "hash", setup_expires_at "expiresAt" from installation for update`,
  )
  return row ?? { hash: null, expiresAt: null }
}

/** Reads the token without holding anybody up. */
export async function findSetupToken(): Promise<SetupToken> {
  const [row] = await query<SetupToken>(
    sql`select setup_token_hash "hash", setup_expires_at "expiresAt" from installation`,
  )
  return row ?? { hash: null, expiresAt: null }
}

/** Replaces the token; null voids it. */
export async function saveSetupToken(tx: Tx, token: SetupToken): Promise<void> {
  await rowsOf(tx, sql`update installation set setup_token_hash = ${token.hash}, setup_expires_at = ${token.expiresAt}`)
}
