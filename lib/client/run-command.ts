import type { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { type AppError, isAppError } from '@/lib/domain/errors'
import { correctEntry } from '@/lib/domain/incident/commands/correct-entry'
import { commandsByName } from '@/lib/domain/incident/commands/registry'
import type { AnyCommand } from '@/lib/domain/incident/define-command'
import { parse } from '@/lib/domain/parse'
import type { IncidentRoom } from './incident-room'
import type { OutboxItem } from './outbox-item'
import { commandWords } from './outbox-words'
import { randomId } from './random-id'
import { contextOf, decideWith, lastWith } from './room-view'
import type { NewFile } from './upload-file'

/** What somebody gives a command. */
export type InputOf<Given extends AnyCommand> = z.input<Given['input']>

/**
 * Hands a command to the outbox and answers its id; it shows in the room's view at once. Throws `invalid_input` for
 * what its schema refuses. Nothing is awaited: what becomes of it is seen in the room.
 */
export function runCommand<Given extends AnyCommand>(
  room: IncidentRoom,
  command: Given,
  input: InputOf<Given>,
  files: readonly NewFile[] = [],
): string {
  parse(command.input, input)
  const commandId = randomId()
  const { key } = room.store.getConfirmed().incident
  room.outbox.add({ incidentId: room.id, incidentKey: key, name: command.name, input, commandId, files })
  return commandId
}

/**
 * Puts another input into a command that is not logged yet; words for one that is, or was let go elsewhere, become a
 * correction of its entry. Throws `invalid_input` for what its schema refuses.
 */
export function amendCommand(room: IncidentRoom, { name, commandId }: OutboxItem, input: unknown): void {
  const command = commandsByName.get(name)
  if (command) parse(command.input, input)
  if (room.outbox.amend(commandId, input)) return
  const words = commandWords({ name, input })
  if (words?.text) runCommand(room, correctEntry, { entryId: words.entryId, text: words.text })
}

/**
 * Why this command would be refused as far as this tab knows, or null. For controls that say why they cannot be used,
 * and forms that say it before anything is sent; the server decides again.
 */
export function whyNot<Given extends AnyCommand>(
  room: IncidentRoom,
  viewer: PersonActor,
  command: Given,
  input: InputOf<Given>,
): AppError | null {
  const { incident, timeline } = room.store.getView()
  try {
    const context = contextOf({ madeAt: new Date().toISOString() }, viewer, room.store.getKnown())
    decideWith(command, incident, parse(command.input, input), context, (id) => lastWith([], timeline, id))
    return null
  } catch (error) {
    if (isAppError(error)) return error
    throw error
  }
}
