import type { Actor } from '@/lib/domain/actor'
import type { Alert } from '@/lib/domain/alert/alert'
import { type AlertListQuery, alertCursorOf, readAlertCursor } from '@/lib/domain/alert/alert-list'
import { type AlertRow, listAlertRows } from '@/lib/server/db/alert-list'
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

const alertOf = ({ firstReceivedAt: _, startsAt, endsAt, lastReceivedAt, ...alert }: AlertRow): Alert => ({
  ...alert,
  startsAt: startsAt.toISOString(),
  endsAt: endsAt?.toISOString() ?? null,
  lastReceivedAt: lastReceivedAt.toISOString(),
})
