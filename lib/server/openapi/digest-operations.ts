import { z } from 'zod'
import type { Digest } from '@/lib/domain/history/digest'
import { incidentKindSchema, outcomeSchema, severitySchema, statusSchema } from '@/lib/domain/incident/values'
import { jsonSchemaOf, objectOf } from '@/lib/server/openapi/json-schema'
import { type Operation, ok, operation } from '@/lib/server/openapi/operation'
import { digestQuerySchema } from '@/lib/server/queries/get-digest'

const instant = z.iso.datetime()
const incident = z.object({ key: z.string(), title: z.string(), severity: severitySchema })
const named = z.object({ title: z.string(), key: z.string().describe('Of its incident.') })
const due = z.array(
  named.extend({
    dueAt: z.string().describe('An instant, or the day of a prevention.'),
    isOverdue: z.boolean(),
    isMine: z.boolean().describe('It waits for you.'),
  }),
)

const digestSchema = z.object({
  week: z.string().describe('As ISO 8601 names it: 2026-W47.'),
  zone: z.string().describe('The time zone in which it begins and ends.'),
  from: instant,
  to: instant,
  previous: z.string(),
  next: z.string().nullable().describe('Null while that week has not begun.'),
  happened: z
    .array(
      incident.extend({
        kind: incidentKindSchema,
        status: statusSchema,
        outcome: outcomeSchema.nullable(),
        isPrivate: z.boolean(),
        declaredAt: instant,
        mitigateMs: z.number().nullable().describe('Milliseconds from the start of the impact to mitigated.'),
      }),
    )
    .describe('Incidents declared in the week, the worst first, without drills and tests; at most 100.'),
  happenedCount: z.int(),
  due: z
    .object({ reviews: due, preventions: due, crutches: due })
    .nullable()
    .describe('As it stands now; null of a week before the last one.'),
  learned: z.object({
    reviews: z.array(z.object({ incident, says: z.string().nullable().describe('In one line.') })),
    paid: z.array(named).describe('Preventions that were done.'),
    drills: z.array(named),
  }),
}) satisfies z.ZodType<Digest>

export const digestOperations: Operation[] = [
  operation('GET /history/digest', 'History', 'read', 'Reads what happened in a week, what is due, what was learned.', {
    description: 'For exactly what you may see; the same comes by mail on Mondays to whoever wants it (`takesDigest`).',
    query: digestQuerySchema,
    answers: ok(objectOf({ digest: jsonSchemaOf(digestSchema, 'output') })),
  }),
]
