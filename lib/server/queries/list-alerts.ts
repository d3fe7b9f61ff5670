import type { Actor } from '@/lib/domain/actor'
import type { Alert, ApartQuery } from '@/lib/domain/alert/alert'
import { type AlertListQuery, alertCursorOf, readAlertCursor } from '@/lib/domain/alert/alert-list'
import { type AlertRow, listAlertRows, listApartRows } from '@/lib/server/db/alert-list'
import { getIncident } from '@/lib/server/queries/get-incident'

/** The alerts of an incident the actor may see, the latest first, and where the list goes on. */
export async function listAlerts(
  actor: Actor,
  idOrKey: string,
  { status, cursor, limit }: AlertListQuery,
): Promise<{ alerts: Alert[]; nextCursor: string | null }> {
  const { id } = await getIncident(actor, idOrKey)
  const after = cursor ? readAlertCursor(cursor) : null
  const rows = await listAlertRows(id, { status, after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    alerts: shown.map(alertOf),
    nextCursor: last ? alertCursorOf({ firstReceivedAt: last.firstReceivedAt.toISOString(), id: last.id }) : null,
  }
}

/** Alerts that belong to no incident: held back by a silence or a maintenance window, or of senders that open none. */
export const listApart = async (_actor: Actor, asked: ApartQuery): Promise<Alert[]> =>
  (await listApartRows(asked)).map(alertOf)

export const alertOf = (row: AlertRow): Alert => ({
  id: row.id,
  integration: row.integration,
  service: row.service,
  title: row.title,
  status: row.status,
  severity: row.severity,
  labels: row.labels,
  url: row.url,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt?.toISOString() ?? null,
  lastReceivedAt: row.lastReceivedAt.toISOString(),
  receivedCount: row.receivedCount,
  acknowledged: row.acknowledgedAt && { at: row.acknowledgedAt.toISOString(), by: row.acknowledgedBy ?? '' },
  snoozed: row.snoozedUntil && {
    until: row.snoozedUntil.toISOString(),
    by: row.snoozedBy ?? '',
    reason: row.snoozeReason,
  },
  isFlapping: row.isFlapping,
  joined: row.joinedBecause && { because: row.joinedBecause, windowMinutes: row.joinedWindow },
  held: row.heldBy && row.heldId ? { by: row.heldBy, id: row.heldId } : null,
})
