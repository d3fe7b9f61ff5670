import { randomUUID } from 'node:crypto'
import { type PersonActor, SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { now } from '@/lib/server/clock'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { holdsRole, listRoleHolders } from '@/lib/server/db/rooms'
import { cancelTimerNow } from '@/lib/server/db/timers'
import { env } from '@/lib/server/env'
import { execute } from '@/lib/server/execute'
import { logger } from '@/lib/server/logger'
import { shared } from '@/lib/server/process-registry'
import type { Hub } from '@/lib/server/realtime/hub-types'
import { isPresent } from '@/lib/server/realtime/presence'
import { absenceKey, armTimer, type TimerPayloads } from '@/lib/server/timers/timers'

const RETRY_MS = 1000

/** Until the holders of roles have been given their time to come back, nobody counts as absent. */
const watch = shared('absence-watch', () => ({ isReady: false }))
export const isWatchingAbsence = (): boolean => watch.isReady

function arm(tx: Tx, incidentId: string, payload: TimerPayloads['mark-absent']): Promise<void> {
  const dueAt = new Date(now().getTime() + env().absenceMs)
  return armTimer(tx, {
    key: absenceKey(incidentId, payload.personId),
    kind: 'mark-absent',
    incidentId,
    payload,
    dueAt,
  })
}

/** After a start nobody is here yet: every holder of a role gets the usual time to come back. */
export async function expectRoleHolders(isStopped: () => boolean): Promise<void> {
  try {
    await withTransaction(async (tx) => {
      const since = now().toISOString()
      for (const { incidentId, personId } of await listRoleHolders(tx)) await arm(tx, incidentId, { personId, since })
    })
    watch.isReady = true
  } catch (error) {
    logger.warn({ err: error }, 'Absent role holders cannot be watched yet; trying again')
    setTimeout(() => {
      if (!isStopped()) void expectRoleHolders(isStopped)
    }, RETRY_MS).unref()
  }
}

/** A person closed a tab of this room. Once the last is closed, a holder of a role has two minutes to come back. */
export async function holderGone(io: Hub, incidentId: string, { id }: PersonActor): Promise<void> {
  try {
    if (await isPresent(io, incidentId, id)) return
    const since = now().toISOString()
    await withTransaction(async (tx) => {
      if (await holdsRole(tx, incidentId, id)) await arm(tx, incidentId, { personId: id, since })
    })
  } catch (error) {
    logger.warn({ err: error, incidentId, personId: id }, 'The absence of a role holder could not be noted')
  }
}

/** A person is in this room again: what was armed for a holder of a role is cancelled, and an absence ends. */
export async function holderReturned(io: Hub, incident: IncidentState, actor: PersonActor): Promise<void> {
  const { id } = actor
  const held = [...Object.values(incident.roles), ...incident.experts].filter((holder) => holder?.id === id)
  if (held.length === 0) return
  try {
    await cancelTimerNow(absenceKey(incident.id, id))
    // Gone again already: what their going armed may just have been cancelled.
    if (!(await isPresent(io, incident.id, id))) return await holderGone(io, incident.id, actor)
    if (held.some((holder) => holder?.absentSince)) await markPresent(incident.id, id)
  } catch (error) {
    logger.warn({ err: error, incidentId: incident.id, personId: id }, 'The return of a role holder could not be noted')
  }
}

/** Ends an absence that the log still tells of. */
export async function markPresent(incidentId: string, personId: string): Promise<void> {
  await execute({
    incidentId,
    name: 'mark-present',
    actor: SYSTEM_ACTOR,
    commandId: randomUUID(),
    input: { personId },
  })
}
