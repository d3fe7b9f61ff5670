import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** Uses a logout token up: true the first time, until it would have expired by itself. */
export async function useLogoutToken(tx: Tx, token: { issuer: string; jti: string; at: Date; expiresAt: Date }) {
  const { issuer, jti, at, expiresAt } = token
  await rowsOf(tx, sql`delete from used_logout_token where expires_at <= ${at}`)
  const rows = await rowsOf(
    tx,
    sql`insert into used_logout_token (issuer, jti, expires_at) values (${issuer}, ${jti}, ${expiresAt})
        on conflict do nothing returning jti`,
  )
  return rows.length > 0
}
