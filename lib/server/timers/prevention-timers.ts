import type { Prevention } from '@/lib/domain/postmortem/prevention'
import { nextReminder } from '@/lib/domain/postmortem/prevention-rules'
import { now } from '@/lib/server/clock'
import type { Tx } from '@/lib/server/db/pool'
import { armTimer, cancelTimer, preventionKey } from '@/lib/server/timers/timers'

/** How often an issue that is open is looked at, should no webhook tell of it. */
export const POLL_MS = 10 * 60_000

/**
 * Moves the reminder of a prevention to its next day, or takes it away. Its handler never waits for the incident, so
 * that whoever holds that may wait for the timer.
 */
export async function armReminder(tx: Tx, prevention: Prevention): Promise<void> {
  const { id: preventionId, incident } = prevention
  const key = preventionKey(preventionId)
  const dueAt = nextReminder(prevention, now())
  if (!dueAt) return cancelTimer(tx, key)
  await armTimer(tx, { key, kind: 'remind-prevention', incidentId: incident.id, payload: { preventionId }, dueAt })
}

/** The timers of issues do wait for the incident: each has a key of its own, that nobody arms while it fires. */
export const armCreateIssue = (tx: Tx, { id: preventionId, incident }: Prevention, requestId: string): Promise<void> =>
  armTimer(tx, {
    key: `create-issue:${requestId}`,
    kind: 'create-issue',
    incidentId: incident.id,
    payload: { preventionId, requestId },
    dueAt: now(),
  })

export async function armCloseIssue(tx: Tx, { id: preventionId, incident, issue, version }: Prevention): Promise<void> {
  if (issue?.kind !== 'github') return
  await armTimer(tx, {
    key: `close-issue:${preventionId}:${version}`,
    kind: 'close-issue',
    incidentId: incident.id,
    payload: { preventionId, number: issue.number },
    dueAt: now(),
  })
}

/** Armed once for each issue, and again by its own handler as long as there is something to look at. */
export async function armPollIssue(tx: Tx, { id: preventionId, incident, issue }: Prevention): Promise<void> {
  if (issue?.kind !== 'github') return
  await armTimer(tx, {
    key: `poll-issue:${preventionId}:${issue.number}`,
    kind: 'poll-issue',
    incidentId: incident.id,
    payload: { preventionId, number: issue.number },
    dueAt: new Date(now().getTime() + POLL_MS),
  })
}
