import type { PersonActor } from '@/lib/domain/actor'
import { type Shift, shiftOf } from '@/lib/domain/incident/shift'
import { now } from '@/lib/server/clock'
import { listShiftIncidents } from '@/lib/server/db/incident-reads'
import { withSnapshot } from '@/lib/server/db/pool'
import { currentStates } from '@/lib/server/queries/current-state'

const RESOLVED_LATELY_MS = 24 * 60 * 60_000
const MAX_INCIDENTS = 100

/** What a responder sees first, from the incidents they may see. */
export const getShift = (actor: PersonActor): Promise<Shift> =>
  withSnapshot(async (tx) => {
    const since = new Date(now().getTime() - RESOLVED_LATELY_MS).toISOString()
    const stored = await listShiftIncidents(tx, actor, since, MAX_INCIDENTS)
    return shiftOf(await currentStates(tx, stored), actor.id)
  })
