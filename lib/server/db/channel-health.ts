import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** How a provider of a channel did lately. */
export interface ProviderHealth {
  channel: string
  provider: string
  lastOkAt: Date | null
  lastFailedAt: Date | null
  /** Of the last try; null when it went well. */
  lastProblem: string | null
}

export async function noteProvider(channel: string, provider: string, at: Date, problem: string | null): Promise<void> {
  const [okAt, failedAt] = problem === null ? [at, null] : [null, at]
  await query(
    sql`insert into channel_health (channel, provider, last_ok_at, last_failed_at, last_problem)
      values (${channel}, ${provider}, ${okAt}, ${failedAt}, ${problem})
      on conflict (channel, provider) do update set
        last_ok_at = coalesce(excluded.last_ok_at, channel_health.last_ok_at),
        last_failed_at = coalesce(excluded.last_failed_at, channel_health.last_failed_at),
        last_problem = excluded.last_problem`,
    'note-provider',
  )
}

export const readHealth = (tx: Tx): Promise<ProviderHealth[]> =>
  rowsOf<ProviderHealth>(
    tx,
    sql`select channel, provider, last_ok_at "lastOkAt", last_failed_at "lastFailedAt", last_problem "lastProblem"
      from channel_health order by channel, provider`,
  )

/**
 * Whether a timer that is exact, or a page, has been due for longer than it ever should be: whoever sees to it does
 * not.
 */
export async function standsStill(before: Date, exceptKinds: readonly string[]): Promise<boolean> {
  const [row] = await query<{ isStill: boolean }>(
    sql`select exists (select 1 from timer
          where state = 'armed' and due_at < ${before} and kind <> all(${exceptKinds}::text[]))
        or exists (select 1 from page_attempt where (state = 'queued' and due_at < ${before})
          or (state = 'sending' and lease_until < ${before})) as "isStill"`,
    'stands-still',
  )
  return row?.isStill ?? false
}
