import { AppError } from '@/lib/domain/errors'
import type { Receiver } from '@/lib/server/db/integrations'
import {
  countSentAlerts,
  findRequest,
  findSentAlert,
  type Identifier,
  listAlertEntries,
  listSentAlerts,
  type SentAlertList,
  type SentAlertRow,
} from '@/lib/server/db/opsgenie-alerts'
import { missingAlert } from '@/lib/server/integrations/opsgenie/act'

/** An alert in the form the Alert API answers. */
function alertOf(row: SentAlertRow, { id, name }: Receiver): object {
  const { extra } = row
  return {
    id: row.id,
    tinyId: row.tinyId,
    alias: row.dedupKey,
    message: row.title,
    status: row.status === 'firing' ? 'open' : 'closed',
    acknowledged: row.acknowledgedAt !== null,
    isSeen: row.acknowledgedAt !== null,
    tags: extra.tags,
    snoozed: row.snoozedUntil !== null,
    ...(row.snoozedUntil && { snoozedUntil: row.snoozedUntil.toISOString() }),
    count: row.count,
    lastOccurredAt: row.lastReceivedAt.toISOString(),
    createdAt: row.firstReceivedAt.toISOString(),
    updatedAt: row.lastReceivedAt.toISOString(),
    source: extra.source,
    owner: extra.owner,
    priority: extra.priority,
    responders: extra.responders,
    integration: { id, name, type: 'API' },
    ...(row.acknowledgedBy && { report: { acknowledgedBy: row.acknowledgedBy } }),
  }
}

export async function readAlert(receiver: Receiver, identifier: Identifier): Promise<object> {
  const alert = await findSentAlert(receiver.id, identifier)
  if (!alert) throw missingAlert()
  const { actions, entity, details } = alert.extra
  return { ...alertOf(alert, receiver), actions, entity, description: alert.description ?? '', details }
}

export async function readNotes(receiver: Receiver, identifier: Identifier): Promise<object[]> {
  const alert = await findSentAlert(receiver.id, identifier)
  if (!alert) throw missingAlert()
  const entries = await listAlertEntries(alert.id)
  return entries
    .filter(({ kind }) => kind === 'noted')
    .map(({ id, at, byName, text }) => ({ note: text, owner: byName, createdAt: at.toISOString(), offset: id }))
}

/** How a request went. Throws `not_found` for one that is unknown or some days old. */
export async function readRequest(receiver: Receiver, requestId: string): Promise<object> {
  const request = await findRequest(receiver.id, requestId)
  if (!request) throw new AppError('not_found', 'Request not found. It might not be processed yet.')
  const { action, at, integrationId, isSuccess, status, alertId, alias } = request
  const named = { alertId: alertId ?? '', alias: alias ?? '' }
  return { isSuccess, success: isSuccess, action, processedAt: at.toISOString(), integrationId, status, ...named }
}

const MAX_LIMIT = 100
const MAX_OFFSET = 20_000

/** The page a list asks for; of its query language `status` alone is understood, and the rest is refused by name. */
function askedList(url: URL): SentAlertList {
  const asked = url.searchParams.get('query')?.trim() ?? ''
  const status = /^status\s*[:=]\s*"?(open|closed)"?$/i.exec(asked)?.[1]?.toLowerCase()
  if (asked !== '' && !status) {
    const fields = [{ path: 'query', message: 'Only status:open and status:closed are understood here.' }]
    throw new AppError('invalid_input', 'query is not understood', { fields })
  }
  const number = (name: string, otherwise: number, most: number) => {
    const value = url.searchParams.get(name)
    return value && /^\d{1,9}$/.test(value) ? Math.min(Number(value), most) : otherwise
  }
  return {
    status: status === 'open' || status === 'closed' ? status : null,
    limit: number('limit', 20, MAX_LIMIT),
    offset: number('offset', 0, MAX_OFFSET),
  }
}

export const readList = async (receiver: Receiver, url: URL): Promise<object[]> =>
  (await listSentAlerts(receiver.id, askedList(url))).map((row) => alertOf(row, receiver))

export const readCount = (receiver: Receiver, url: URL): Promise<number> =>
  countSentAlerts(receiver.id, askedList(url).status)
