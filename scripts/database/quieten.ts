import type pg from 'pg'
import type { TimerKind } from '../../lib/server/timers/timers.ts'

/** Timers that wake somebody or do something elsewhere, and are armed for what happened before the backup. */
const SPEAKING = [
  'send-action',
  'create-issue',
  'close-issue',
  'post-moment',
  'test-method',
  'tell-webhooks',
  'start-escalation',
  'heed-acknowledgement',
  'escalate',
  'expire-acknowledgement',
  // It would have the next person asked.
  'tell-page-failed',
] as const satisfies TimerKind[]

const WHY = 'Restored from a backup.'

/**
 * Lets nothing that was under way when a backup was made speak or act again: it has been done since, or is too old to wake
 * anybody for, and the installation the backup is of may still live. Everybody signs in again, because who was
 * signed out since would not be. Heartbeats get their whole time once more.
 */
export async function quieten(client: pg.Client): Promise<void> {
  const run = (statement: string, values: unknown[]) => client.query(statement, values)
  await run(`UPDATE timer SET state = 'cancelled', last_error = $2 WHERE state = 'armed' AND kind = any($1::text[])`, [
    SPEAKING,
    WHY,
  ])
  await run(
    `UPDATE page_attempt SET state = 'cancelled', lease_until = NULL, detail = $1 WHERE state IN ('queued', 'sending')`,
    [WHY],
  )
  // Runs that are overdue without a timer would be taken up again by the first server; they end in their log next.
  await run(
    `UPDATE escalation SET due_at = NULL, acknowledged_until = NULL WHERE state IN ('running', 'acknowledged')`,
    [],
  )
  // Their timers stay: they send none that does not wait, and empty the words of those that were sent.
  await run(`UPDATE mail SET state = 'failed', last_error = $1 WHERE state = 'waiting'`, [WHY])
  await run(
    `UPDATE timer SET due_at = now() + coalesce((integration.settings ->> 'heartbeatMinutes')::int, 10) * interval '1 minute'
     FROM integration WHERE timer.state = 'armed' AND timer.kind = 'heartbeat-late'
       AND integration.id = (timer.payload ->> 'integrationId')::uuid`,
    [],
  )
  await run('UPDATE person_session SET ended_at = now() WHERE ended_at IS NULL', [])
}
