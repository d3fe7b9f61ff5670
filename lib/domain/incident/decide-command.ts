import type { Actor } from '../actor'
import { AppError, refuse } from '../errors'
import type { AnyCommand, CommandContext, Needs } from './define-command'
import type { EventBody } from './events'
import type { IncidentState } from './state'
import type { TimelineRow } from './timeline'

/**
 * Why an actor cannot run a command on an incident now, or null when they can. Asked by the server before it decides
 * and by screens before they offer a control: `forbidden` means hide it, `rule_refused` means show it with the sentence.
 */
export function refusalFor(
  command: AnyCommand,
  actor: Actor,
  incident: IncidentState,
  target?: TimelineRow,
): AppError | null {
  if (!command.can(actor, incident, target)) {
    return new AppError('forbidden', `You may not ${command.name.replaceAll('-', ' ')} here.`)
  }
  if (incident.status === 'closed' && !command.worksWhenClosed) {
    return refuse('STATUS-5', `${incident.key} is closed. Reopen it first.`)
  }
  return null
}

/** What a command needs looked up; nothing when it says nothing. */
export const needsOf = (command: AnyCommand, incident: IncidentState, input: unknown): Needs =>
  command.needs?.(input, incident) ?? {}

/**
 * Decides a command with an input its schema has parsed: who may, then whether the incident is open for it, then its own
 * rules (SPEC CMD-3). Answers the facts that follow. Throws `forbidden`, `rule_refused` or `not_found`.
 * Visibility is the caller's business and comes first.
 */
export function decideCommand(
  command: AnyCommand,
  incident: IncidentState,
  input: unknown,
  context: CommandContext,
): EventBody[] {
  const [targetId] = needsOf(command, incident, input).entries ?? []
  const target = targetId === undefined ? undefined : context.entries.get(targetId)
  const refusal = refusalFor(command, context.actor, incident, target)
  // Who may in general but not for this line is told the rule of the line, where there is one.
  if (refusal && target && !refusalFor(command, context.actor, incident)) command.decide(incident, input, context)
  if (refusal) throw refusal
  return command.decide(incident, input, context)
}
