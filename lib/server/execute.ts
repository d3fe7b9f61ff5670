import type { Actor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { commandsByName } from '@/lib/domain/incident/commands/registry'
import type { AnyCommand } from '@/lib/domain/incident/define-command'
import { idSchema } from '@/lib/domain/incident/inputs'
import { parse } from '@/lib/domain/parse'
import { now } from '@/lib/server/clock'
import { combine } from '@/lib/server/combiner'
import { incidentNotFound, isIncidentId } from '@/lib/server/incident-key'
import { hashOfInput } from '@/lib/server/receipts'
import type { Executed } from '@/lib/server/run-batch'

export interface Invocation {
  incidentId: string
  name: string
  actor: Actor
  /** Made by the sender; a retry carries the same one and answers what the first did. */
  commandId: string
  input: unknown
  /** How long ago the sender made it, in milliseconds: it may have waited offline. */
  ageMs?: number
}

/** The one way an incident changes. Transports differ only in how they find the actor and the input. */
export async function execute({ incidentId, name, actor, commandId, input, ageMs }: Invocation): Promise<Executed> {
  const command = requireCommand(name, actor)
  const sent = {
    command,
    name,
    actor,
    commandId: parse(idSchema, commandId, 'commandId'),
    input: parse(command.input, input, 'input'),
    inputHash: hashOfInput(input),
    madeAt: madeAt(ageMs),
  }
  // After the input, as for one that is hidden: an answer must not tell the two apart.
  if (!isIncidentId(incidentId)) throw incidentNotFound()
  return combine(incidentId.toLowerCase(), sent, JSON.stringify(input ?? null).length)
}

const MAX_AGE_MS = 366 * 24 * 60 * 60_000

/** When a command of that age was made. A sender cannot be ahead of us (SPEC CLOCK-2). */
export const madeAt = (ageMs = 0): Date => new Date(now().getTime() - Math.min(Math.max(0, ageMs), MAX_AGE_MS))

function requireCommand(name: string, actor: Actor): AnyCommand {
  const command = commandsByName.get(name)
  // Commands of the server itself do not exist for people (SPEC CMD-9).
  if (!command || (command.internal && actor.kind === 'person')) {
    throw new AppError('not_found', 'There is no such command.')
  }
  return command
}
