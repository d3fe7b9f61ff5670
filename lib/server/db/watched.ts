import { pool, query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'

/** What an operator watches of the database: how far those who work through it are behind, and how large it is. */
export interface Watched {
  /** Seconds since the oldest timer was due; 0 when none is. `exact` are those that nothing outside holds up. */
  exactTimers: number
  outsideTimers: number
  /** Seconds since the oldest page was due that has not left. */
  pages: number
  /** Pages of the last hour that reached nobody. */
  unreachedPages: number
  waitingMails: number
  /** Mails of the last day that were given up. */
  failedMails: number
  documentJournalBytes: number
  databaseBytes: number
}

export async function readWatched(now: Date, outsideKinds: readonly string[]): Promise<Watched> {
  const hourAgo = new Date(now.getTime() - 3_600_000)
  const dayAgo = new Date(now.getTime() - 24 * 3_600_000)
  const [row] = await query<Watched>(
    sql`select
        coalesce(extract(epoch from ${now}::timestamptz - min(timer.due_at) filter
          (where timer.kind <> all(${outsideKinds}::text[]))), 0)::float8 as "exactTimers",
        coalesce(extract(epoch from ${now}::timestamptz - min(timer.due_at) filter
          (where timer.kind = any(${outsideKinds}::text[]))), 0)::float8 as "outsideTimers",
        (select coalesce(extract(epoch from ${now}::timestamptz - min(case state when 'queued' then due_at else lease_until end)), 0)
          from page_attempt where (state = 'queued' and due_at <= ${now})
            or (state = 'sending' and lease_until <= ${now}))::float8 as pages,
        (select count(*) from page where state = 'failed' and asked_at > ${hourAgo})::int as "unreachedPages",
        (select count(*) from mail where state = 'waiting')::int as "waitingMails",
        (select count(*) from mail where state = 'failed' and created_at > ${dayAgo})::int as "failedMails",
        pg_total_relation_size('postmortem_update')::float8 as "documentJournalBytes",
        pg_database_size(current_database())::float8 as "databaseBytes"
      from timer where state = 'armed' and due_at <= ${now}`,
    'watched',
  )
  if (!row) throw new Error('Nothing was counted')
  return row
}

/** The connections of this process, and how many wait for one. */
export function connectionCounts(): { idle: number; used: number; waiting: number } {
  const { totalCount, idleCount, waitingCount } = pool()
  return { idle: idleCount, used: totalCount - idleCount, waiting: waitingCount }
}
