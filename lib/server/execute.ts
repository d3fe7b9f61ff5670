import type { Actor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { commandsByName } from '@/lib/domain/incident/commands/registry'
import type { AnyCommand } from '@/lib/domain/incident/define-command'
import { idSchema } from '@/lib/domain/incident/inputs'
import { parse } from '@/lib/domain/parse'
import { now } from '@/lib/server/clock'
import { type Combined, combine, combineMany } from '@/lib/server/combiner'
import { incidentNotFound } from '@/lib/server/incident-key'
import { hashOfInput } from '@/lib/server/receipts'
import type { Executed } from '@/lib/server/run-batch'
import { isUuid } from '@/lib/server/uuid'

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
export async function execute(invocation: Invocation): Promise<Executed> {
  const { incidentId, sent, bytes } = prepare(invocation)
  return combine(incidentId, sent, bytes)
}

/**
 * Many commands as `execute` runs each, in one transaction where that can be: of the server itself, when much is due at
 * once. Those on one incident run in their order. Answers what became of each, in order.
 */
export async function executeMany(invocations: readonly Invocation[]): Promise<PromiseSettledResult<Executed>[]> {
  const ready = await Promise.allSettled(invocations.map(async (one) => prepare(one)))
  const executed = await combineMany(ready.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
  let next = 0
  return ready.flatMap((one) => (one.status === 'fulfilled' ? (executed[next++] ?? []) : [one]))
}

function prepare({ incidentId, name, actor, commandId, input, ageMs }: Invocation): Combined {
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
  if (!isUuid(incidentId)) throw incidentNotFound()
  return { incidentId: incidentId.toLowerCase(), sent, bytes: JSON.stringify(input ?? null).length }
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
