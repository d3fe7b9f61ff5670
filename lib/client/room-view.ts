import { type PersonActor, recordedActorOf } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import { commandsByName } from '@/lib/domain/incident/commands/registry'
import { decideCommand, needsOf } from '@/lib/domain/incident/decide-command'
import type { AnyCommand, CommandContext } from '@/lib/domain/incident/define-command'
import type { EventBody, IncidentEvent } from '@/lib/domain/incident/events'
import { reduceIncident } from '@/lib/domain/incident/reduce-incident'
import type { IncidentState } from '@/lib/domain/incident/state'
import { type TimelineRow, timelineOf } from '@/lib/domain/incident/timeline'
import type { AttachmentRef } from '@/lib/domain/incident/values'
import { type RowWindow, rowAt, withRows } from './row-window'

/** A command on its way to the log: shown as if it had succeeded, until its events arrive or it is refused. */
export interface PendingCommand {
  commandId: string
  name: string
  input: unknown
  /** When the person did it, ISO 8601 UTC. */
  madeAt: string
  /** The pictures and files that go with it, as they are known before the server has them. */
  attachments?: readonly AttachmentRef[]
}

/** What decisions may look up besides the room. What is not loaded yet does not exist, and its command waits unseen. */
export type KnownHere = Pick<CommandContext, 'people' | 'teams' | 'services' | 'incidents'>

/** All that a decision needs but the entries it names. */
type ContextHere = Omit<CommandContext, 'entries'>

/** The room as the log has it. */
export interface ConfirmedRoom {
  incident: IncidentState
  timeline: RowWindow
  headSeq: number
}

/** The room as this person sees it: what is confirmed, and what they just did folded over it. */
export interface RoomView extends ConfirmedRoom {
  /** The commands whose rows in this view are provisional. */
  pending: ReadonlySet<string>
}

/**
 * Decides the pending commands in order and folds them over the confirmed room with provisional `seq`s (SPEC VIEW-2).
 * One that cannot be decided here (a rule refuses, something is not loaded) changes nothing; the server has the word.
 */
export function viewOf(
  confirmed: ConfirmedRoom,
  commands: readonly PendingCommand[],
  viewer: PersonActor,
  known: KnownHere,
): RoomView {
  if (commands.length === 0) return { ...confirmed, pending: new Set() }
  const changed = new Map<number, TimelineRow>()
  const find = (seq: number) => changed.get(seq) ?? rowAt(confirmed.timeline, seq)
  let incident = confirmed.incident
  let seq = confirmed.headSeq
  for (const pending of commands) {
    const entryOf = (entryId: string) => lastWith(changed.values(), confirmed.timeline, entryId)
    for (const body of decideHere(incident, pending, contextOf(pending, viewer, known), entryOf)) {
      seq += 1
      const event = provisional(body, seq, incident.id, pending, viewer)
      incident = reduceIncident(incident, event)
      const row = timelineOf(event, find)
      if (row) changed.set(row.seq, row)
    }
  }
  const timeline = withRows(confirmed.timeline, changed)
  return { incident, timeline, headSeq: confirmed.headSeq, pending: new Set(commands.map((each) => each.commandId)) }
}

/** What a command would do to this room now; empty when nothing, or when it would be refused. */
function decideHere(
  incident: IncidentState,
  pending: PendingCommand,
  context: ContextHere,
  entryOf: (entryId: string) => TimelineRow | undefined,
): EventBody[] {
  const command = commandsByName.get(pending.name)
  const parsed = command?.input.safeParse(pending.input)
  if (!command || !parsed?.success) return []
  try {
    return decideWith(command, incident, parsed.data, context, entryOf)
  } catch (error) {
    if (isAppError(error)) return []
    throw error
  }
}

/** Decides a parsed command with the entries it needs, as the server would. Throws what the server would answer. */
export function decideWith(
  command: AnyCommand,
  incident: IncidentState,
  input: unknown,
  context: ContextHere,
  entryOf: (entryId: string) => TimelineRow | undefined,
): EventBody[] {
  const entries = new Map<string, TimelineRow>()
  for (const id of needsOf(command, incident, input).entries ?? []) {
    const row = entryOf(id)
    if (row) entries.set(id, row)
  }
  return decideCommand(command, incident, input, { ...context, entries })
}

export const contextOf = (
  { madeAt, attachments = [] }: Pick<PendingCommand, 'madeAt' | 'attachments'>,
  actor: PersonActor,
  known: KnownHere,
): ContextHere => ({
  ...known,
  actor,
  now: madeAt,
  madeAt,
  attachments: new Map(attachments.map((each) => [each.id, { ...each, uploadedBy: actor.id, entrySeq: null }])),
  changes: new Map(),
  actions: new Map(),
  carriersOf: new Map(),
  review: null,
  paging: null,
})

function provisional(
  body: EventBody,
  seq: number,
  incidentId: string,
  { commandId, madeAt }: PendingCommand,
  viewer: PersonActor,
): IncidentEvent {
  return { ...body, incidentId, seq, commandId, actor: recordedActorOf(viewer), recordedAt: madeAt, hash: '' }
}

/** The newest row of this entry id, provisional ones first. */
export function lastWith(changed: Iterable<TimelineRow>, rows: RowWindow, entryId: string): TimelineRow | undefined {
  for (const row of changed) if (row.entryId === entryId) return row
  return rows.findLast((row) => row.entryId === entryId)
}
