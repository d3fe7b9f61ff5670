import type { OrganisationRole } from '@/lib/domain/actor'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

export interface DigestReader {
  id: string
  name: string
  email: string
  role: OrganisationRole
  timeZone: string | null
}

/** Somebody who wants the digest; null when they do not, or left. */
export async function findDigestReader(tx: Tx, personId: string): Promise<DigestReader | null> {
  const [reader] = await rowsOf<DigestReader>(
    tx,
    sql`select id, name, email, role, time_zone as "timeZone" from person
      where id = ${personId} and takes_digest and removed_at is null`,
  )
  return reader ?? null
}
