import { z } from 'zod'
import type { SimilarIncident } from '@/lib/domain/history/similar-incident'
import { leverKindSchema } from '@/lib/domain/incident/lever'
import { mitigationKindSchema } from '@/lib/domain/incident/mitigation'
import { incidentKindSchema, severitySchema } from '@/lib/domain/incident/values'
import { daySchema } from '@/lib/domain/postmortem/prevention'
import { jsonSchemaOf, listOf, objectOf } from '@/lib/server/openapi/json-schema'
import { type Operation, ok, operation } from '@/lib/server/openapi/operation'
import { similarQuerySchema } from '@/lib/server/queries/list-similar'

const similarSchema = z.object({
  incident: z.object({
    id: z.guid(),
    key: z.string(),
    title: z.string(),
    severity: severitySchema,
    kind: incidentKindSchema,
    declaredAt: z.iso.datetime(),
  }),
  score: z.number().min(0).max(1).describe('How alike, from 0 to 1.'),
  reasons: z.array(z.string()).describe('Why, the strongest first.'),
  worked: z
    .array(
      z.object({
        title: z.string(),
        kind: mitigationKindSchema,
        lever: leverKindSchema.nullable().describe('Set when it pulled a lever.'),
        service: z.string().nullable(),
        effectMs: z.number().nullable().describe('Milliseconds from its start to the verdict.'),
      }),
    )
    .describe('What was tried then and worked.'),
  isReviewPublished: z.boolean(),
  unpaid: z
    .array(z.object({ id: z.guid(), title: z.string(), dueOn: daySchema.nullable() }))
    .describe('Preventions of then that are neither done nor declined.'),
}) satisfies z.ZodType<SimilarIncident>

export const similarOperations: Operation[] = [
  operation('GET /incidents/{idOrKey}/similar', 'Incidents', 'read', 'Lists past incidents like this one.', {
    description:
      'The most alike first, by services, alert rules, words and factors; from the database alone. Those that are over, ' +
      'and that you may see. How the score is made is in docs/HISTORY.md.',
    query: similarQuerySchema,
    answers: ok(objectOf({ similar: listOf(jsonSchemaOf(similarSchema, 'output')) })),
  }),
]
