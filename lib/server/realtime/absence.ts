import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { now } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import {
  cancelTimersOfPresent,
  listMissingHolders,
  listReturnedHolders,
  moveAbsences,
  type RoleHolder,
} from '@/lib/server/db/role-holders'
import { listOthers } from '@/lib/server/db/server-processes'
import { env } from '@/lib/server/env'
import { execute } from '@/lib/server/execute'
import { logger } from '@/lib/server/logger'
import { shared } from '@/lib/server/process-registry'
import { absenceKey, armTimer } from '@/lib/server/timers/timers'

const LOOK_AGAIN_MS = 500

/** Until it is known whether anybody was here before this process, its timers mark nobody absent. */
const watch = shared('absence-watch', () => ({ isReady: false }))
export const isWatchingAbsence = (): boolean => watch.isReady

/**
 * Brings absence in step with who is here, whatever happened and by whichever process: holders of roles whose room is
 * open nowhere get the usual time to come back, those who came are no longer waited for, and their absence ends.
 */
export async function settleAbsence(): Promise<void> {
  await cancelTimersOfPresent()
  const missing = await listMissingHolders()
  if (missing.length > 0) await expect(missing)
  for (const holder of await listReturnedHolders()) await markPresent(holder)
}

const expect = (holders: RoleHolder[]): Promise<void> =>
  withTransaction(async (tx) => {
    const payload = { since: now().toISOString() }
    for (const { incidentId, personId } of holders) {
      const key = absenceKey(incidentId, personId)
      await armTimer(tx, { key, kind: 'mark-absent', incidentId, payload: { ...payload, personId }, dueAt: dueAt() })
    }
  })

const dueAt = (): Date => new Date(now().getTime() + env().absenceMs)

async function markPresent({ incidentId, personId }: RoleHolder): Promise<void> {
  const command = { incidentId, name: 'mark-present', actor: SYSTEM_ACTOR, commandId: randomUUID() }
  await execute({ ...command, input: { personId } }).catch((error: unknown) =>
    logger.warn({ err: error, incidentId, personId }, 'The return of a role holder could not be noted'),
  )
}

/**
 * After a start of the whole installation nobody is here yet: all get the usual time again. Beside another process that
 * is here nothing changes for anybody. One that was seen just before may be this one before its crash: it is waited for.
 */
export async function giveTimeAfterStart(processId: string, isStopped: () => boolean): Promise<void> {
  const seen = new Map<string, number>()
  while (!isStopped()) {
    try {
      const others = (await listOthers(processId)).filter(({ isWatching }) => isWatching)
      const isSomebodyHere = others.some(({ id, seenAt }) => seenAt.getTime() > (seen.get(id) ?? seenAt.getTime()))
      if (others.length === 0) await moveAbsences(dueAt())
      if (others.length === 0 || isSomebodyHere) {
        watch.isReady = true
        return
      }
      for (const { id, seenAt } of others) if (!seen.has(id)) seen.set(id, seenAt.getTime())
    } catch (error) {
      logger.warn({ err: error }, 'Absent role holders cannot be watched yet; trying again')
    }
    await sleep(LOOK_AGAIN_MS, undefined, { ref: false })
  }
}
