import { z } from 'zod'
import { recordedActorSchema } from '@/lib/domain/actor'
import { changeRefSchema } from '@/lib/domain/change/change'
import { blastRadiusSchema } from '@/lib/domain/incident/blast-radius'
import { checklistItemSchema } from '@/lib/domain/incident/checklist'
import { leverKindSchema } from '@/lib/domain/incident/lever'
import { mitigationSchema } from '@/lib/domain/incident/mitigation'
import { audienceSchema } from '@/lib/domain/incident/procedure-payloads'
import { cadenceSchema, deliveryReasonSchema, refSchema } from '@/lib/domain/incident/values'

const instant = z.iso.datetime()
const boundedTo = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), count: z.int() })

/** What the procedure adds to an incident's state; `incidentSchema` holds it to the type. */
export const procedureSchemas = {
  cadence: cadenceSchema.describe('Minutes between updates by severity; null: none is due.'),
  deliveryReason: deliveryReasonSchema.nullable(),
  checklist: z.array(
    checklistItemSchema.extend({
      reached: z.object({ at: instant, by: recordedActorSchema, seq: z.int() }).nullable(),
    }),
  ),
  confirmed: z.object({ by: recordedActorSchema, how: z.string(), at: instant }).nullable(),
  radius: blastRadiusSchema
    .extend({ by: recordedActorSchema, at: instant, seq: z.int(), grewAt: instant.nullable() })
    .nullable(),
  waivedLevers: boundedTo(
    z.object({ service: refSchema, lever: leverKindSchema, reason: z.string(), by: recordedActorSchema, at: instant }),
  ),
  mitigations: z.array(mitigationSchema),
  changes: z.object({
    noticed: boundedTo(
      z.object({ change: changeRefSchema, at: instant, isUnannounced: z.boolean(), claimedBy: refSchema.nullable() }),
    ),
    ruledOut: boundedTo(z.object({ changeId: z.string(), because: z.string(), by: recordedActorSchema, at: instant })),
  }),
  putOff: boundedTo(z.object({ adviceId: z.string(), until: instant.nullable() })),
  updates: boundedTo(
    z.object({
      updateId: z.string(),
      number: z.int(),
      audience: audienceSchema,
      subject: z.string(),
      by: recordedActorSchema,
      at: instant,
      seq: z.int(),
    }),
  ),
  drill: z
    .object({
      drillId: z.string(),
      scenario: z.object({ key: z.string(), title: z.string() }),
      state: z.enum(['running', 'paused', 'ended']),
    })
    .nullable(),
}
