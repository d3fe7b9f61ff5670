import { query, type Tx, together, withTransaction } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

export interface NewTimer {
  /** One timer is armed per key; arming it again moves it. */
  key: string
  kind: string
  incidentId: string | null
  payload: object
  dueAt: Date
}

export interface DueTimer {
  id: string
  key: string
  kind: string
  incidentId: string | null
  payload: unknown
  dueAt: Date
  attempts: number
}

/** What becomes of a timer after its handler ran. */
export type TimerOutcome =
  | { kind: 'fired'; note?: string }
  /** Without an error it worked: what failed before counts no more. */
  | { kind: 'again'; at: Date; error?: string }
  | { kind: 'given-up'; error: string }

/** Arms a timer, or moves the one armed under its key. */
export const armTimer = (tx: Tx, timer: NewTimer): Promise<void> => armTimers(tx, [timer])

/** Arms timers of different keys, or moves those armed under them. */
export async function armTimers(tx: Tx, timers: readonly NewTimer[]): Promise<void> {
  if (timers.length === 0) return
  await rowsOf(
    tx,
    sql`insert into timer (key, kind, incident_id, payload, due_at)
        select * from unnest(
          ${timers.map(({ key }) => key)}::text[], ${timers.map(({ kind }) => kind)}::text[],
          ${timers.map(({ incidentId }) => incidentId)}::uuid[],
          ${timers.map(({ payload }) => JSON.stringify(payload))}::jsonb[],
          ${timers.map(({ dueAt }) => dueAt)}::timestamptz[]
        )
        on conflict (key) where state = 'armed' do update
        set kind = excluded.kind, incident_id = excluded.incident_id, payload = excluded.payload,
            due_at = excluded.due_at, attempts = 0, last_error = null`,
    'arm-timers',
  )
}

/** Cancels the timer armed under the key, if there is one. */
export async function cancelTimer(tx: Tx, key: string): Promise<void> {
  await rowsOf(tx, sql`update timer set state = 'cancelled' where key = ${key} and state = 'armed'`, 'cancel-timer')
}

/** Which timers a runner takes: those of these kinds, or all but these. */
export interface TimerLane {
  kinds: readonly string[]
  isExcluding: boolean
}

const inLane = ({ kinds, isExcluding }: TimerLane) => sql`(kind = any(${kinds}::text[])) <> ${isExcluding}`

/**
 * Claims up to `limit` timers of a lane, those first that are due the longest, and runs `handle` while they are locked,
 * so that no other process takes them. Answers how many there were. A process that dies meanwhile lets go of its claim,
 * and all of them are fired again.
 */
export const fireTimers = (
  now: Date,
  lane: TimerLane,
  limit: number,
  handle: (timers: DueTimer[]) => Promise<TimerOutcome[]>,
): Promise<number> =>
  withTransaction(async (tx) => {
    const timers = await rowsOf<DueTimer>(
      tx,
      sql`select id, key, kind, incident_id as "incidentId", payload, due_at as "dueAt", attempts
          from timer where state = 'armed' and due_at <= ${now} and ${inLane(lane)}
          order by due_at, id limit ${limit} for update skip locked`,
      'claim-timers',
    )
    if (timers.length > 0) await settle(tx, timers, await handle(timers), now)
    return timers.length
  })

async function settle(tx: Tx, timers: readonly DueTimer[], outcomes: readonly TimerOutcome[], now: Date) {
  const settled = timers.map(({ id }, index) => {
    const outcome = outcomes[index]
    if (!outcome) throw new Error('Fewer outcomes than timers')
    return { id, outcome }
  })
  const done = settled.flatMap(({ id, outcome }) => {
    if (outcome.kind === 'again') return []
    if (outcome.kind === 'fired') return [{ id, state: 'fired', error: outcome.note ?? null }]
    return [{ id, state: 'cancelled', error: outcome.error }]
  })
  const again = settled.flatMap(({ id, outcome }) => (outcome.kind === 'again' ? [{ id, ...outcome }] : []))
  await together([markDone(tx, done, now), moveAgain(tx, again)])
}

async function markDone(tx: Tx, done: { id: string; state: string; error: string | null }[], now: Date): Promise<void> {
  if (done.length === 0) return
  await rowsOf(
    tx,
    sql`update timer set state = done.state::timer_state, fired_at = ${now}, attempts = attempts + 1, last_error = done.error
        from unnest(
          ${done.map(({ id }) => id)}::bigint[], ${done.map(({ state }) => state)}::text[],
          ${done.map(({ error }) => error)}::text[]
        ) as done (id, state, error)
        where timer.id = done.id`,
    'timers-done',
  )
}

async function moveAgain(tx: Tx, again: { id: string; at: Date; error?: string }[]): Promise<void> {
  if (again.length === 0) return
  await rowsOf(
    tx,
    sql`update timer set due_at = moved.at, last_error = moved.error,
          attempts = case when moved.error is null then 0 else attempts + 1 end
        from unnest(
          ${again.map(({ id }) => id)}::bigint[], ${again.map(({ at }) => at)}::timestamptz[],
          ${again.map(({ error }) => error ?? null)}::text[]
        ) as moved (id, at, error)
        where timer.id = moved.id`,
    'timers-again',
  )
}

/** When the next timer of a lane is due, looking no further than `until`; null when none is armed there. */
export async function nextTimerDue(
  lane: TimerLane,
  { after, until }: { after?: Date; until: Date },
): Promise<Date | null> {
  const [row] = await query<{ dueAt: Date | null }>(
    sql`select min(due_at) as "dueAt" from timer
        where state = 'armed' and due_at > coalesce(${after ?? null}::timestamptz, '-infinity') and due_at <= ${until}
          and ${inLane(lane)}`,
    'next-timer',
  )
  return row?.dueAt ?? null
}
