import { randomUUID } from 'node:crypto'
import { severityOf } from '@/lib/domain/alert/alert-rules'
import { storable, storableText } from '@/lib/domain/alert/storable'
import { AppError } from '@/lib/domain/errors'
import { parse } from '@/lib/domain/parse'
import { now } from '@/lib/server/clock'
import { addAlertEntry, snoozeAlert } from '@/lib/server/db/alert-marks'
import type { Receiver } from '@/lib/server/db/integrations'
import {
  changeSentAlert,
  findSentAlert,
  type Identifier,
  lockExtra,
  noteRequest,
  type SentAlertRow,
} from '@/lib/server/db/opsgenie-alerts'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { acknowledgeSent, unacknowledgeSent } from '@/lib/server/integrations/acknowledge-alert'
import { snoozeTimer } from '@/lib/server/integrations/alert-timers'
import {
  type ActionName,
  actionSchemas,
  type ChangeName,
  changeSchemas,
} from '@/lib/server/integrations/opsgenie/payload'
import { noteOf } from '@/lib/server/integrations/opsgenie/receive'
import { receiveSignals } from '@/lib/server/integrations/receive-signals'
import { tellingAdmin } from '@/lib/server/integrations/receiver-of-key'
import { toldText } from '@/lib/server/integrations/told'
import { armTimer } from '@/lib/server/timers/timers'

const MAX_TAGS = 20
const MISSING = 'Alert does not exist'

/** Whether it was done, and what happened in words, as the status of the request says it. */
interface Done {
  isSuccess: boolean
  status: string
}
const done = (status: string): Done => ({ isSuccess: true, status })

type Work = (tx: Tx, alert: SentAlertRow) => Promise<Done>

/** Does what `POST …/{action}` asks. Accepted whether or not the alert is there: the request says how it went. */
export async function act(
  receiver: Receiver,
  name: ActionName,
  identifier: Identifier,
  body: unknown,
): Promise<string> {
  const input = await tellingAdmin(receiver, async () => parse(actionSchemas[name], body))
  const { text, byName } = noteOf(input, receiver)
  const by = { byName, at: now() }
  if (name === 'close') await closeNow(receiver, identifier)
  return withRequest(receiver, nameOf(name), identifier, async (tx, alert) => {
    const outcome = await doAction(tx, alert, name, input, by)
    if (text) await addAlertEntry(tx, { alertId: alert.id, kind: 'noted', text, ...by })
    return outcome
  })
}

interface By {
  byName: string
  at: Date
}

async function doAction(tx: Tx, alert: SentAlertRow, name: ActionName, input: object, by: By): Promise<Done> {
  const alertId = alert.id
  switch (name) {
    case 'acknowledge': {
      const key = { integrationId: alert.integrationId, dedupKey: alert.dedupKey }
      if (alert.status === 'resolved') return { isSuccess: false, status: 'Alert is already closed' }
      await acknowledgeSent(tx, key, by.byName)
      return done('Acknowledged alert')
    }
    case 'unacknowledge':
      await unacknowledgeSent(tx, alertId, by.byName)
      return done('Unacknowledged alert')
    case 'close':
      await addAlertEntry(tx, { alertId, kind: 'closed', ...by })
      return done('Closed alert')
    case 'snooze': {
      const until = new Date(parse(actionSchemas.snooze, input).endTime)
      if (until <= by.at) return { isSuccess: false, status: 'End time is in the past' }
      const isSnoozed = await snoozeAlert(tx, alertId, { until, byName: by.byName, reason: null }, by.at)
      if (isSnoozed) await armTimer(tx, snoozeTimer(alertId, until))
      return isSnoozed ? done('Snoozed alert') : { isSuccess: false, status: 'Alert is already closed' }
    }
    case 'notes':
      return done('Added note to alert')
    case 'tags': {
      const tags = parse(actionSchemas.tags, input).tags.map(storableText)
      const all = [...new Set([...((await lockExtra(tx, alertId))?.tags ?? []), ...tags])].slice(0, MAX_TAGS)
      return change(tx, alertId, { extra: { tags: all } }, `tags: ${tags.join(', ')}`, by, 'Added tags to alert')
    }
    case 'details': {
      const details = storable(parse(actionSchemas.details, input).details) as Record<string, string>
      const all = { ...(await lockExtra(tx, alertId))?.details, ...details }
      return change(
        tx,
        alertId,
        { extra: { details: all } },
        `details: ${Object.keys(details)}`,
        by,
        'Added details to alert',
      )
    }
    case 'assign': {
      const { owner } = parse(actionSchemas.assign, input)
      const who = toldText(owner.username ?? owner.id, 100) ?? ''
      return change(tx, alertId, { extra: { owner: who } }, `owner: ${who}`, by, 'Assigned alert')
    }
    case 'responders':
    case 'escalate':
      // Who is told is decided here by the owner of the service, and by nobody's alert.
      return { isSuccess: false, status: 'Not done: who is told follows from the escalation policy of the service' }
    default:
      name satisfies never
      throw new Error('An action has no meaning')
  }
}

/** Does what `PUT …/{field}` asks. */
export async function changeField(
  receiver: Receiver,
  name: ChangeName,
  identifier: Identifier,
  body: unknown,
): Promise<string> {
  const input = await tellingAdmin(receiver, async () => parse(changeSchemas[name], body))
  const by = { byName: receiver.name, at: now() }
  return withRequest(receiver, `Update${nameOf(name)}`, identifier, (tx, alert) => {
    const said = storableText(String(Object.values(input)[0]))
    const changed = {
      message: { title: toldText(said) ?? alert.title },
      description: { description: said },
      priority: {
        extra: { priority: said as 'P1' },
        priority: {
          label: said,
          severity: severityOf({ labels: { [receiver.rules.severityLabel]: said } }, receiver.rules),
        },
      },
    }[name]
    return change(
      tx,
      alert.id,
      changed,
      name === 'description' ? 'description' : `${name}: ${said}`,
      by,
      `Updated ${name}`,
    )
  })
}

/** Takes tags or details away. */
export const takeAway = (
  receiver: Receiver,
  what: 'tags' | 'details',
  identifier: Identifier,
  names: string[],
): Promise<string> =>
  withRequest(receiver, `Remove${nameOf(what)}`, identifier, async (tx, alert) => {
    const extra = await lockExtra(tx, alert.id)
    const by = { byName: receiver.name, at: now() }
    const kept = Object.entries(extra?.details ?? {}).filter(([key]) => !names.includes(key))
    const left =
      what === 'tags'
        ? { tags: (extra?.tags ?? []).filter((tag) => !names.includes(tag)) }
        : { details: Object.fromEntries(kept) }
    return change(tx, alert.id, { extra: left }, `${what} removed: ${names.join(', ')}`, by, `Removed ${what}`)
  })

/** Closes an alert and forgets it towards its sender: what belongs to an incident stays with it. */
export async function deleteAlert(receiver: Receiver, identifier: Identifier): Promise<string> {
  await closeNow(receiver, identifier)
  const by = { byName: receiver.name, at: now() }
  return withRequest(receiver, 'Delete', identifier, (tx, alert) =>
    change(tx, alert.id, { extra: { isDeleted: true } }, 'deleted by its sender', by, 'Deleted alert'),
  )
}

async function closeNow(receiver: Receiver, identifier: Identifier): Promise<void> {
  const alert = await findSentAlert(receiver.id, identifier)
  if (alert?.status !== 'firing') return
  const end = { title: '', labels: {}, annotations: {}, url: null, startsAt: null, endsAt: null, raw: {} }
  await receiveSignals(receiver, [{ ...end, dedupKey: alert.dedupKey, status: 'resolved' }])
}

async function change(
  tx: Tx,
  alertId: string,
  changed: Parameters<typeof changeSentAlert>[2],
  text: string,
  by: By,
  status: string,
): Promise<Done> {
  await changeSentAlert(tx, alertId, changed)
  await addAlertEntry(tx, { alertId, kind: 'changed', text: text.slice(0, 500), ...by })
  return done(status)
}

async function withRequest(
  { id: integrationId }: Receiver,
  action: string,
  identifier: Identifier,
  work: Work,
): Promise<string> {
  const id = randomUUID()
  const alert = await findSentAlert(integrationId, identifier)
  await withTransaction(async (tx) => {
    const { isSuccess, status } = alert ? await work(tx, alert) : { isSuccess: false, status: MISSING }
    const named = { alertId: alert?.id ?? null, alias: alert?.dedupKey ?? null }
    await noteRequest(tx, { id, integrationId, ...named, action, isSuccess, status, at: now() })
  })
  return id
}

const nameOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** Throws what a request about nothing is answered with. */
export const missingAlert = (): AppError => new AppError('not_found', MISSING)
