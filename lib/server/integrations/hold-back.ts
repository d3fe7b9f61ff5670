import { now } from '@/lib/server/clock'
import { holdAlerts, listCovered, takeHolds } from '@/lib/server/db/alert-holds'
import type { Tx } from '@/lib/server/db/pool'

/** Keeps these alerts from opening anything where a maintenance window or a silence covers them. False: none is on. */
export async function holdBack(tx: Tx, ids: string[]): Promise<boolean> {
  const holdIds = await takeHolds(tx, now())
  if (holdIds.length === 0) return false
  // By the clock from now on: one that ended before it was taken may have let go already, and does so once.
  await holdAlerts(tx, ids, holdIds, now())
  return true
}

/** Those of these alerts that no maintenance window and no silence covers now. */
export async function notCovered<Alert extends { id: string }>(tx: Tx, alerts: Alert[]): Promise<Alert[]> {
  const holdIds = await takeHolds(tx, now())
  if (holdIds.length === 0) return alerts
  const ids = alerts.map(({ id }) => id)
  const covered = await listCovered(tx, ids, holdIds, now())
  return alerts.filter(({ id }) => !covered.has(id))
}
