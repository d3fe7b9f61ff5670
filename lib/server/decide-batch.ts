import { type Actor, recordedActorOf } from '@/lib/domain/actor'
import type { AppError } from '@/lib/domain/errors'
import { consequencesOf } from '@/lib/domain/incident/consequences'
import { decideCommand, needsOf } from '@/lib/domain/incident/decide-command'
import type { AnyCommand } from '@/lib/domain/incident/define-command'
import type { EventBody, IncidentEvent } from '@/lib/domain/incident/events'
import { canView } from '@/lib/domain/incident/policy'
import { now } from '@/lib/server/clock'
import { createLookups, type Lookups } from '@/lib/server/command-lookups'
import { credentialGone, type FreshActors, readActors } from '@/lib/server/db/actors'
import { eventOf, readEvents } from '@/lib/server/db/event-log'
import { type Tx, together } from '@/lib/server/db/pool'
import { findReceipts, type Receipt } from '@/lib/server/db/receipts'
import { append, type IncidentDraft } from '@/lib/server/incident-draft'
import { incidentNotFound } from '@/lib/server/incident-key'
import { commandIdReused, isReceiptOf, receiptOf, type Sent } from '@/lib/server/receipts'

/** A command that waits its turn, its input parsed. */
export interface WaitingCommand extends Sent {
  command: AnyCommand
  input: unknown
  /** When the sender made it, by the server's clock. */
  madeAt: Date
}

export type Decision = { events: IncidentEvent[] } | { refusal: unknown }

/** What is known of the senders before anything is decided: their rights now, and which commands ran before. */
export interface Senders {
  freshActor: FreshActors
  known: Receipt[]
}

export async function readSenders(tx: Tx, waiting: WaitingCommand[]): Promise<Senders> {
  const commandIds = waiting.map(({ commandId }) => commandId)
  const actors = waiting.map(({ actor }) => actor)
  const [known, freshActor] = await together([findReceipts(tx, commandIds), readActors(tx, actors, now())])
  return { known, freshActor }
}

/** Decides each command in turn and appends its facts to the draft. */
export async function decideBatch(
  tx: Tx,
  draft: IncidentDraft,
  { waiting, known, freshActor, recordedAt }: Senders & { waiting: WaitingCommand[]; recordedAt: string },
): Promise<{ decisions: Decision[]; receipts: Receipt[] }> {
  const lookups = createLookups(tx, draft)
  await lookups.load(waiting.map(({ command, input }) => needsOf(command, draft.state, input)))

  const receipts = new Map(known.map((receipt) => [receipt.commandId, receipt]))
  const decisions: Decision[] = []
  const made: Receipt[] = []
  for (const sent of waiting) {
    const actor = freshActor(sent.actor)
    const receipt = receipts.get(sent.commandId)
    const refusal = refusalBefore(sent, actor, draft, receipt)
    if (refusal || !actor) decisions.push({ refusal })
    else if (receipt) decisions.push({ events: await eventsOf(tx, draft, receipt) })
    else {
      const decision = await decideOne(draft, { ...sent, actor }, lookups, recordedAt)
      decisions.push(decision)
      if ('refusal' in decision) continue
      const fresh = receiptOf(sent, draft.id, decision.events)
      receipts.set(fresh.commandId, fresh)
      made.push(fresh)
    }
  }
  return { decisions, receipts: made }
}

/** What stops a command before its rules are asked: who it comes from, what they may see, a commandId of another. */
function refusalBefore(
  sent: WaitingCommand,
  actor: Actor | null,
  { id, state }: IncidentDraft,
  receipt: Receipt | undefined,
): AppError | null {
  if (!actor) return credentialGone()
  if (!canView(actor, state)) return incidentNotFound()
  if (!receipt) return null
  return receipt.incidentId === id && isReceiptOf(receipt, sent) ? null : commandIdReused()
}

async function decideOne(
  draft: IncidentDraft,
  { command, input, actor, commandId, madeAt }: WaitingCommand,
  lookups: Lookups,
  recordedAt: string,
): Promise<Decision> {
  const needs = needsOf(command, draft.state, input)
  await lookups.load([needs])
  let bodies: EventBody[]
  try {
    const made = madeAt.toISOString()
    const context = {
      ...lookups.contextFor(actor, needs),
      now: recordedAt,
      madeAt: made < recordedAt ? made : recordedAt,
    }
    bodies = decideCommand(command, draft.state, input, context)
  } catch (refusal) {
    return { refusal }
  }
  await lookups.loadRows(bodies.flatMap(({ payload }) => ('entrySeq' in payload ? payload.entrySeq : [])))
  const origin = { actor: recordedActorOf(actor), commandId, recordedAt }
  const decided = append(draft, bodies, origin)
  lookups.keepPlans(decided)
  // A retry or a refusal of everything adds nothing, and then nothing follows.
  const followed = decided.length === 0 ? [] : append(draft, consequencesOf(draft.state), origin)
  return { events: [...decided, ...followed] }
}

/** The events a command made, wherever they are: in this batch, or in the log. */
async function eventsOf(tx: Tx, draft: IncidentDraft, { firstSeq, lastSeq }: Receipt): Promise<IncidentEvent[]> {
  if (firstSeq === null || lastSeq === null) return []
  const made = draft.sealed.flatMap(({ event }) => (event.seq >= firstSeq && event.seq <= lastSeq ? [event] : []))
  if (made.length > 0) return made
  return (await readEvents(tx, draft.id, { from: firstSeq, to: lastSeq })).map(eventOf)
}
