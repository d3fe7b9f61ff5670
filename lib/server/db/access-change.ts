import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** Something that every process must look at again: it closes, evicts or has clients forget. */
export interface AccessChange {
  kind: 'session-ended' | 'person-changed' | 'token-revoked' | 'incident-access'
  personId?: string
  sessionId?: string
  tokenId?: string
  /** May be seen by fewer people now: by this person no longer, or, without one, by its members only. */
  incidentId?: string
}

/** Tells every process, in the transaction that changes the access. */
export async function recordAccessChange(tx: Tx, change: AccessChange): Promise<void> {
  const { kind, personId = null, sessionId = null, tokenId = null, incidentId = null } = change
  await rowsOf(
    tx,
    sql`insert into access_change (kind, person_id, session_id, token_id, incident_id)
      values (${kind}, ${personId}, ${sessionId}, ${tokenId}, ${incidentId})`,
  )
}
