import type { IncidentEvent } from '@/lib/domain/incident/events'
import type { IncidentState } from '@/lib/domain/incident/state'
import { now } from '@/lib/server/clock'
import { type LockedIncident, lockFreeIncidents, lockIncident } from '@/lib/server/db/incident-row'
import { type Tx, together, withTransaction } from '@/lib/server/db/pool'
import { sharingReads } from '@/lib/server/db/read-once'
import { decideBatch, readSenders, type Senders, type WaitingCommand } from '@/lib/server/decide-batch'
import { isCurrent } from '@/lib/server/fold-log'
import { draftOf, publicEvents } from '@/lib/server/incident-draft'
import { incidentNotFound } from '@/lib/server/incident-key'
import type { PersonNotification } from '@/lib/server/notifications'
import { rebuildLocked } from '@/lib/server/rebuild'
import { saveDraft } from '@/lib/server/save-draft'

export interface Executed {
  events: IncidentEvent[]
  headSeq: number
}

export type Outcome = Executed | { refusal: unknown }

export interface BatchResult {
  /** As the batch left it; null when there is none. */
  incident: IncidentState | null
  outcomes: Outcome[]
  /** What rooms and people are to be told, now that it is committed. */
  published: IncidentEvent[]
  notifications: PersonNotification[]
}

/**
 * Decides commands on one incident in one transaction, each against the state the one before left, and saves at once
 * what they add. What deciding a command throws is its sender's alone, a bug as well as a refusal; any other error fails
 * the batch, and nothing of it is saved.
 */
export const runBatch = (incidentId: string, waiting: WaitingCommand[]): Promise<BatchResult> =>
  withTransaction(async (tx) => {
    // Sent behind the lock, so they are read once it is ours.
    const [locked, asked] = await together([lockIncident(tx, incidentId), readSenders(tx, waiting)])
    if (locked) return runLocked(tx, locked, waiting, asked)
    const outcomes = waiting.map(() => ({ refusal: incidentNotFound() }))
    return { incident: null, outcomes, published: [], notifications: [] }
  })

export interface Batch {
  incidentId: string
  waiting: WaitingCommand[]
}

/**
 * Runs batches on different incidents in one transaction, with statements that do not wait for each other. Those of
 * which another transaction has the lock, or which are not there, are left out: null. An error fails all of them.
 */
export const runBatches = (batches: readonly Batch[]): Promise<(BatchResult | null)[]> =>
  withTransaction(async (tx) => {
    const everything = batches.flatMap(({ waiting }) => waiting)
    const ids = batches.map(({ incidentId }) => incidentId)
    const [free, asked] = await together([lockFreeIncidents(tx, ids), readSenders(tx, everything)])
    const run = async ({ incidentId, waiting }: Batch) => {
      const locked = free.get(incidentId)
      return locked ? runLocked(tx, locked, waiting, asked) : null
    }
    return sharingReads(tx, () => together(batches.map(run)))
  })

async function runLocked(
  tx: Tx,
  locked: LockedIncident,
  waiting: WaitingCommand[],
  asked: Senders,
): Promise<BatchResult> {
  const state = isCurrent(locked) ? locked.state : (await rebuildLocked(tx, locked.id)).state
  const draft = draftOf({ ...locked, state })
  // The machine's clock may be set back; the log never goes back (SPEC CLOCK-1).
  const at = now().toISOString()
  const recordedAt = at > state.lastActivityAt ? at : state.lastActivityAt

  const { decisions, receipts } = await decideBatch(tx, draft, { waiting, ...asked, recordedAt })
  const notifications = await saveDraft(tx, draft, receipts)
  const headSeq = draft.head.seq
  const outcomes = decisions.map((decision) => ('refusal' in decision ? decision : { ...decision, headSeq }))
  return { incident: draft.state, outcomes, published: publicEvents(draft), notifications }
}
