import type { Actor } from '@/lib/domain/actor'
import type { AlertDetail, AlertMoment } from '@/lib/domain/alert/alert'
import { AppError } from '@/lib/domain/errors'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import { type AlertDetailRow, findAlertDetail } from '@/lib/server/db/alert-list'
import { type AlertEntryRow, listAlertEntries } from '@/lib/server/db/opsgenie-alerts'
import { alertOf } from '@/lib/server/queries/list-alerts'

/** One alert with its raw payload and its history. Throws `not_found`, also for one of an incident they may not see. */
export async function getAlert(actor: Actor, id: string): Promise<AlertDetail> {
  const row = await findAlertDetail(actor, id)
  if (!row) throw new AppError('not_found', 'There is no such alert')
  const { rule, dedupKey, annotations, raw } = row
  const { id: incidentId, number, title } = row.incident ?? {}
  const incident = incidentId && number && title ? { id: incidentId, key: incidentKeyOf(number), title } : null
  const history = historyOf(row, await listAlertEntries(id))
  return { ...alertOf(row), rule, dedupKey, incident, annotations, raw, history }
}

function historyOf({ receipts, firstReceivedAt, status, lastReceivedAt }: AlertDetailRow, entries: AlertEntryRow[]) {
  const moment = (at: Date, what: AlertMoment['what']): AlertMoment => ({
    at: at.toISOString(),
    what,
    by: null,
    text: null,
  })
  const told = receipts.filter((at) => at > firstReceivedAt).map((at) => moment(at, 'told'))
  const done = entries.toReversed().map(({ at, kind, byName, text }) => ({
    at: at.toISOString(),
    what: kind as AlertMoment['what'],
    by: byName,
    text,
  }))
  const ended = status === 'resolved' ? [moment(lastReceivedAt, 'resolved')] : []
  // In the order of what happened at one instant, and then the newest first.
  const all = [moment(firstReceivedAt, 'fired'), ...told, ...done, ...ended]
  return all.sort((one, other) => one.at.localeCompare(other.at)).reverse()
}
