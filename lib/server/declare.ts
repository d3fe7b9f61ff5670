import { randomUUID } from 'node:crypto'
import { type Actor, recordedActorOf } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { type DeclareInput, declare } from '@/lib/domain/incident/declare'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { idSchema } from '@/lib/domain/incident/inputs'
import { canView } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import { parse } from '@/lib/domain/parse'
import { now } from '@/lib/server/clock'
import { createLookups } from '@/lib/server/command-lookups'
import { credentialGone, readActors } from '@/lib/server/db/actors'
import { eventOf, readEvents } from '@/lib/server/db/event-log'
import { nextNumber } from '@/lib/server/db/incident-row'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { findReceipts, type Receipt } from '@/lib/server/db/receipts'
import { isUniqueViolation } from '@/lib/server/db/unavailable'
import { madeAt } from '@/lib/server/execute'
import { append, hasBegun, newDraft } from '@/lib/server/incident-draft'
import { incidentNotFound } from '@/lib/server/incident-key'
import { lockedState } from '@/lib/server/locked-state'
import { metrics } from '@/lib/server/metrics'
import type { PersonNotification } from '@/lib/server/notifications'
import { readSetting } from '@/lib/server/organisation-settings'
import { notifyPeople, publishEvents } from '@/lib/server/realtime/publish'
import { commandIdReused, hashOfInput, isReceiptOf, receiptOf, type Sent } from '@/lib/server/receipts'
import { saveDraft } from '@/lib/server/save-draft'

interface Declaration {
  actor: Actor
  commandId: string
  input: unknown
  ageMs?: number
  /** When a machine declares: the earliest of its signals. */
  firstSignalAt?: string
  /** What is saved in the same transaction: with the incident, or neither. A retry does it again. */
  alongside?: (tx: Tx, incidentId: string) => Promise<void>
}

export interface Declared {
  incident: IncidentState
  events: IncidentEvent[]
  /** False when this was a retry: the incident is there already, and is answered as it is now. */
  created: boolean
}

/** Makes an incident with its number and its first event in one transaction. A retry with the same commandId finds it. */
export async function declareIncident(declaration: Declaration): Promise<Declared> {
  const { actor, commandId, input, ageMs } = declaration
  const wanted = {
    sent: {
      actor,
      name: declare.name,
      commandId: parse(idSchema, commandId, 'commandId'),
      inputHash: hashOfInput(input),
    },
    input: parse(declare.input, input, 'input'),
    madeAt: madeAt(ageMs),
    firstSignalAt: declaration.firstSignalAt,
    alongside: declaration.alongside,
  }
  const { notifications, ...declared } = await declareOnce(wanted).catch((error: unknown) => {
    // The same declaration committed a moment earlier: now its receipt is there to be read.
    if (isUniqueViolation(error)) return declareOnce(wanted)
    throw error
  })
  if (declared.created) {
    metrics.appends.inc(declared.events.length)
    publishEvents(declared.incident, declared.events)
    notifyPeople(notifications)
  }
  return declared
}

interface Wanted {
  sent: Sent
  input: DeclareInput
  madeAt: Date
  firstSignalAt: string | undefined
  alongside: Declaration['alongside']
}

const declareOnce = (wanted: Wanted): Promise<Declared & { notifications: PersonNotification[] }> =>
  withTransaction(async (tx) => {
    const { sent } = wanted
    const actor = (await readActors(tx, [sent.actor], now()))(sent.actor)
    if (!actor) throw credentialGone()
    const [receipt] = await findReceipts(tx, [sent.commandId])
    const done = receipt ? await repeated(tx, actor, sent, receipt) : await declared(tx, actor, wanted)
    await wanted.alongside?.(tx, done.incident.id)
    return done
  })

async function repeated(tx: Tx, actor: Actor, sent: Sent, receipt: Receipt) {
  if (!isReceiptOf(receipt, sent)) throw commandIdReused()
  const incident = await lockedState(tx, receipt.incidentId)
  if (!canView(actor, incident)) throw incidentNotFound()
  const seqs = { from: receipt.firstSeq ?? 1, to: receipt.lastSeq ?? 1 }
  const events = (await readEvents(tx, receipt.incidentId, seqs)).map(eventOf)
  return { incident, events, created: false, notifications: [] }
}

async function declared(tx: Tx, actor: Actor, { sent, input, madeAt: made, firstSignalAt }: Wanted) {
  if (!declare.can(actor)) throw new AppError('forbidden', 'You may not declare incidents.')
  const draft = newDraft(randomUUID())
  const lookups = createLookups(tx, draft)
  const needs = declare.needs(input)
  await lookups.load([needs])
  const at = now().toISOString()
  const context = { ...lookups.contextFor(actor, needs), now: at, madeAt: made.toISOString() }
  const bodies = declare.decide(input, {
    ...context,
    number: await nextNumber(tx),
    checklists: await readSetting('checklists', tx),
    cadence: await readSetting('cadence', tx),
    ...(firstSignalAt === undefined ? {} : { firstSignalAt }),
  })
  const origin = { actor: recordedActorOf(actor), commandId: sent.commandId, recordedAt: at }
  const events = append(draft, bodies, origin)
  if (!hasBegun(draft)) throw new Error('A declaration made no incident')
  const notifications = await saveDraft(tx, draft, [receiptOf(sent, draft.id, events)])
  return { incident: draft.state, events, created: true, notifications }
}
