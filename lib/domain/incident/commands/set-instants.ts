import { z } from 'zod'
import { refuse } from '../../errors'
import { instantSchema } from '../../text'
import { millisecondsBetween, pastInstant } from '../clock'
import { type CommandContext, defineCommand } from '../define-command'
import type { EventBody, PayloadOf } from '../events'
import { canRespond } from '../policy'
import type { IncidentState } from '../state'
import { type StatedInstant, statedInstantSchema } from '../values'

/** Written within this time of what it tells, an instant counts as written live (SPEC SITU-3). */
const LIVE_MS = 10 * 60_000

const stated = instantSchema.nullable().optional()
type Changes = PayloadOf<'instants.set'>['instants']

export const setInstants = defineCommand({
  name: 'set-instants',
  summary: 'States when things happened (impact started, detected, …); null clears an instant.',
  input: z.strictObject({
    instants: z.strictObject({
      impactStartedAt: stated,
      firstSignalAt: stated,
      detectedAt: stated,
      firstPagedAt: stated,
      acknowledgedAt: stated,
      mobilisedAt: stated,
      firstMitigationAt: stated,
      mitigatedAt: stated,
      resolvedAt: stated,
    } satisfies Record<StatedInstant, typeof stated>),
  }),
  can: canRespond,
  decide: (incident, { instants }, context) => statedInstants(incident, instants, context),
})

type Stated = Partial<Record<StatedInstant, string | null>>
/** Where in the input of a command an instant stands. */
type FieldOf = (name: StatedInstant) => string

/** The event that follows from stating instants, none when they are so already. Throws `rule_refused`. */
export function statedInstants(
  incident: IncidentState,
  instants: Stated,
  context: CommandContext,
  fieldOf: FieldOf = (name) => `instants.${name}`,
): EventBody[] {
  const changes = changesOf(incident, instants, context, fieldOf)
  if (Object.keys(changes).length === 0) return []
  refuseDisorder(incident, changes, fieldOf)
  return [{ type: 'instants.set', payload: { instants: changes } }]
}

function changesOf(
  incident: IncidentState,
  instants: Stated,
  { now, madeAt }: CommandContext,
  fieldOf: FieldOf,
): Changes {
  const changes: Changes = {}
  for (const name of statedInstantSchema.options) {
    const given = instants[name]
    if (given === undefined) continue
    const from = incident.instants[name]?.at ?? null
    const at = given === null ? null : pastInstant(given, now, fieldOf(name))
    if (at === from) continue
    const isLive = at !== null && millisecondsBetween(at, madeAt) <= LIVE_MS
    changes[name] = { at, source: isLive ? 'live' : 'later', from }
  }
  return changes
}

/** Order that must hold, with what to say when it does not. */
const inOrder: [StatedInstant, StatedInstant, string][] = [
  ['impactStartedAt', 'mitigatedAt', 'The impact cannot have started after it was mitigated.'],
  ['impactStartedAt', 'resolvedAt', 'The impact cannot have started after it was resolved.'],
  ['mitigatedAt', 'resolvedAt', 'It cannot have been resolved before it was mitigated.'],
]

function refuseDisorder(incident: IncidentState, changes: Changes, fieldOf: FieldOf): void {
  const after = (name: StatedInstant) => {
    const change = changes[name]
    return change === undefined ? (incident.instants[name]?.at ?? null) : change.at
  }
  for (const [first, second, sentence] of inOrder) {
    const [earlier, later] = [after(first), after(second)]
    if (earlier === null || later === null || earlier <= later) continue
    if (first in changes) throw refuse('SITU-4', sentence, fieldOf(first))
    if (second in changes) throw refuse('SITU-4', sentence, fieldOf(second))
  }
  refuseAhead(incident, changes, fieldOf)
}

function refuseAhead({ status, key }: IncidentState, changes: Changes, fieldOf: FieldOf): void {
  const isMitigated = status !== 'active'
  const isResolved = status === 'resolved' || status === 'closed'
  if (changes.mitigatedAt?.at && !isMitigated) {
    throw refuse('SITU-4', `${key} is not mitigated yet: change its status first.`, fieldOf('mitigatedAt'))
  }
  if (changes.resolvedAt?.at && !isResolved) {
    throw refuse('SITU-4', `${key} is not resolved yet: change its status first.`, fieldOf('resolvedAt'))
  }
}
