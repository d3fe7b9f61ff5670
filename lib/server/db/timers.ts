import { pool, query, type Tx, withTransaction } from '@/lib/server/db/pool'
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
  | { kind: 'again'; at: Date; error?: string }
  | { kind: 'given-up'; error: string }

/** Arms a timer, or moves the one armed under its key. */
export async function armTimer(tx: Tx, { key, kind, incidentId, payload, dueAt }: NewTimer): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into timer (key, kind, incident_id, payload, due_at)
        values (${key}, ${kind}, ${incidentId}, ${JSON.stringify(payload)}, ${dueAt})
        on conflict (key) where state = 'armed' do update
        set kind = excluded.kind, incident_id = excluded.incident_id, payload = excluded.payload,
            due_at = excluded.due_at, attempts = 0, last_error = null`,
    'arm-timer',
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
 * Claims the timer of a lane that is due the longest and runs `handle` while it is locked, so that no other process
 * takes it. Answers false when none is due. A process that dies meanwhile lets go of its claim.
 */
export const fireNextTimer = (
  now: Date,
  lane: TimerLane,
  handle: (timer: DueTimer) => Promise<TimerOutcome>,
): Promise<boolean> =>
  withTransaction(async (tx) => {
    const [timer] = await rowsOf<DueTimer>(
      tx,
      sql`select id, key, kind, incident_id as "incidentId", payload, due_at as "dueAt", attempts
          from timer where state = 'armed' and due_at <= ${now} and ${inLane(lane)}
          order by due_at limit 1 for update skip locked`,
      'claim-timer',
    )
    if (!timer) return false
    await settle(tx, timer, await handle(timer), now)
    return true
  })

async function settle(tx: Tx, { id }: DueTimer, outcome: TimerOutcome, now: Date): Promise<void> {
  if (outcome.kind === 'again') {
    const { at, error } = outcome
    const failures = error === undefined ? 0 : 1
    await rowsOf(
      tx,
      sql`update timer set due_at = ${at}, attempts = attempts + ${failures}, last_error = ${error ?? null} where id = ${id}`,
    )
    return
  }
  const state = outcome.kind === 'fired' ? 'fired' : 'cancelled'
  const error = outcome.kind === 'fired' ? (outcome.note ?? null) : outcome.error
  await rowsOf(
    tx,
    sql`update timer set state = ${state}::timer_state, fired_at = ${now}, attempts = attempts + 1, last_error = ${error}
        where id = ${id}`,
  )
}

/** When the next timer of a lane is due; null when none is armed. */
export async function nextTimerDue(lane: TimerLane): Promise<Date | null> {
  const [row] = await query<{ dueAt: Date | null }>(
    sql`select min(due_at) as "dueAt" from timer where state = 'armed' and ${inLane(lane)}`,
    'next-timer',
  )
  return row?.dueAt ?? null
}

/** Forgets timers that are done with, some days later: until then they explain what happened. */
export async function deleteOldTimers(before: Date): Promise<void> {
  await rowsOf(pool(), sql`delete from timer where state <> 'armed' and due_at < ${before}`)
}
