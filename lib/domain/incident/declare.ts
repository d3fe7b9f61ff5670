import { z } from 'zod'
import type { Actor } from '../actor'
import { defined } from '../defined'
import { instantSchema, textSchema } from '../text'
import type { Checklists } from './checklist'
import { clampToNow, later } from './clock'
import type { CommandContext, Needs } from './define-command'
import type { EventBody } from './events'
import { idsSchema, MAX_SERVICES } from './inputs'
import { refOf, requireServices } from './lookups'
import { isResponder } from './policy'
import {
  type Cadence,
  deliveryReasonSchema,
  incidentKeyOf,
  incidentKindSchema,
  severitySchema,
  visibilitySchema,
} from './values'

/** What a declaration says. */
export const declareInputSchema = z.strictObject({
  title: textSchema(200),
  severity: severitySchema,
  kind: incidentKindSchema,
  deliveryPrevented: z.boolean().default(false),
  deliveryReason: deliveryReasonSchema.optional(),
  summary: textSchema(2000).optional(),
  visibility: visibilitySchema.default('open'),
  serviceIds: idsSchema(MAX_SERVICES).default([]),
  occurredAt: instantSchema.optional(),
})
export type DeclareInput = z.output<typeof declareInputSchema>

export interface DeclareContext extends CommandContext {
  /** The installation-wide number the incident gets. */
  number: number
  /** What is set for everybody now; the incident keeps it. */
  checklists: Checklists
  cadence: Cadence
  /** When a machine declares: the earliest of its signals (SPEC INTAKE-8). */
  firstSignalAt?: string
}

/** The command that makes an incident. It stands beside the registry: there is no incident yet to run it on. */
export const declare = {
  name: 'declare',
  summary: 'Declares an incident. Anyone who responds may; unsure means the higher severity.',
  input: declareInputSchema,
  needs: ({ serviceIds }: DeclareInput): Needs => ({ services: serviceIds }),
  can: (actor: Actor): boolean => actor.kind === 'integration' || isResponder(actor),
  decide(input: DeclareInput, context: DeclareContext): EventBody[] {
    const { title, kind, deliveryPrevented, deliveryReason, summary, visibility, serviceIds, occurredAt } = input
    const { actor, number, now, firstSignalAt, checklists, cadence } = context
    const severity = deliveryPrevented ? 'sev1' : input.severity
    const minutes = cadence[severity]
    const payload = defined({
      number,
      key: incidentKeyOf(number),
      title,
      severity,
      kind,
      deliveryPrevented,
      deliveryReason,
      summary,
      visibility,
      services: requireServices(context, serviceIds),
      members: visibility === 'private' && actor.kind === 'person' ? [refOf(actor)] : [],
      occurredAt: occurredAt === undefined ? undefined : clampToNow(occurredAt, now),
      updateDueAt: minutes === null ? null : later(now, minutes * 60_000),
      firstSignalAt: firstSignalAt === undefined ? undefined : clampToNow(firstSignalAt, now),
      checklist: checklists[kind],
      cadence,
    })
    return [{ type: 'incident.declared', payload }]
  },
}
