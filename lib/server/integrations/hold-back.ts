import { now } from '@/lib/server/clock'
import { holdAlerts, takeHolds } from '@/lib/server/db/alert-holds'
import type { Tx } from '@/lib/server/db/pool'

/** Keeps these alerts from opening anything where a maintenance window or a silence covers them. False: none is on. */
export async function holdBack(tx: Tx, ids: string[]): Promise<boolean> {
  const holdIds = await takeHolds(tx, now())
  if (holdIds.length === 0) return false
  // By the clock from now on: one that ended before it was taken may have let go already, and does so once.
  await holdAlerts(tx, ids, holdIds, now())
  return true
}
