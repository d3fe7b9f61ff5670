import { query } from '@/lib/server/db/pool'
import { type Sql, sql } from '@/lib/server/db/sql'

/** So many rows go in one statement: none holds anybody up. */
const AT_ONCE = 5_000

/** What only explains the near past, and may go once it is older than these instants. */
export interface RetentionLimits {
  timers: Date
  accessChanges: Date
  sessions: Date
  readNotifications: Date
  unreadNotifications: Date
  mails: Date
}

/** Deletes what is older than its limit. Answers how many rows of each there were. */
export async function deleteOld(limits: RetentionLimits): Promise<Record<keyof RetentionLimits, number>> {
  const { timers, accessChanges, sessions, readNotifications, unreadNotifications, mails } = limits
  return {
    timers: await deleteAll(sql`timer`, sql`state <> 'armed' and due_at < ${timers}`),
    // Told within a second; the newest stays, which those who begin to listen count from.
    accessChanges: await deleteAll(
      sql`access_change`,
      sql`at < ${accessChanges} and id < (select max(id) from access_change)`,
    ),
    sessions: await deleteAll(
      sql`person_session`,
      sql`least(expires_at, coalesce(ended_at, expires_at)) < ${sessions}`,
    ),
    readNotifications: await deleteAll(sql`notification`, sql`read_at < ${readNotifications}`),
    unreadNotifications: await deleteAll(sql`notification`, sql`created_at < ${unreadNotifications}`),
    // Those of an incident are counted beside its updates.
    mails: await deleteAll(sql`mail`, sql`incident_id is null and state <> 'waiting' and created_at < ${mails}`),
  }
}

async function deleteAll(table: Sql, condition: Sql): Promise<number> {
  let count = 0
  for (;;) {
    const gone = await query(
      sql`delete from ${table} where ctid = any(array(select ctid from ${table} where ${condition} limit ${AT_ONCE}))
          returning 1`,
    )
    count += gone.length
    if (gone.length < AT_ONCE) return count
  }
}
