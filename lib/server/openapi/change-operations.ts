import { z } from 'zod'
import { changeRefSchema, changeStatusSchema } from '@/lib/domain/change/change'
import type { KnownGood } from '@/lib/domain/change/last-known-good'
import type { PastChange } from '@/lib/domain/change/past-change'
import type { IncidentChanges } from '@/lib/domain/change/ranked-change'
import { refSchema } from '@/lib/domain/incident/values'
import { changeEventSchema } from '@/lib/server/integrations/events-v2/payload'
import { jsonSchemaOf, refTo } from '@/lib/server/openapi/json-schema'
import { bodyOf, type Operation, ok, operation } from '@/lib/server/openapi/operation'

const instant = z.iso.datetime()

export const pastChangeSchema = changeRefSchema.extend({
  status: changeStatusSchema,
  version: z.string().nullable(),
  environment: z.string().nullable(),
  size: z.int().nullable(),
  integration: refSchema,
}) satisfies z.ZodType<PastChange>

export const knownGoodSchema = z.object({
  version: z.string(),
  changeId: z.string(),
  title: z.string(),
  since: instant,
  inProductionMs: z.number().describe('How long it was in production.'),
}) satisfies z.ZodType<KnownGood>

export const incidentChangesSchema = z.object({
  onset: instant,
  changes: z.array(
    pastChangeSchema.extend({
      distance: z.int(),
      suspicion: z.object({
        score: z.int(),
        level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
        factors: z.array(z.object({ points: z.int(), words: z.string() })),
      }),
      lastKnownGood: knownGoodSchema.nullable(),
    }),
  ),
  services: z.array(
    z.object({
      service: refSchema,
      lastChange: pastChangeSchema.nullable(),
      lastKnownGood: knownGoodSchema.nullable(),
    }),
  ),
}) satisfies z.ZodType<IncidentChanges>

const said = (status: string, message: string) => ({ status, message })

export const changeOperations: Operation[] = [
  operation('GET /incidents/{idOrKey}/changes', 'Incidents', 'read', 'Ranks the changes that may have caused it.', {
    description:
      'Changes from a week before onset, and until it is resolved, on the affected services and what they depend on, the most suspicious first, ' +
      'with what the suspicion consists of; and the last known good of each affected service.',
    answers: ok(refTo('IncidentChanges')),
  }),
  operation('POST /v2/change/enqueue', 'Integrations', 'open', 'Takes a change event of the Events API v2.', {
    description: 'The credential is `routing_key` in the body, or the header `x-routing-key`.',
    body: bodyOf(changeEventSchema.extend({ routing_key: z.string().optional() }), {
      routing_key: '0123456789abcdef0123456789abcdef',
      payload: { summary: 'payments-api #8412', source: 'ci', timestamp: '2026-11-20T22:31:00Z' },
    }),
    answers: {
      202: {
        description: 'Durable: the change is stored.',
        schema: jsonSchemaOf(z.object({ status: z.literal('success'), message: z.string() }), 'output'),
      },
      400: {
        description: `Not taken, in the words of the format, such as ${JSON.stringify(said('invalid event', '…'))}.`,
        schema: jsonSchemaOf(
          z.object({ status: z.string(), message: z.string(), errors: z.array(z.string()) }),
          'output',
        ),
      },
    },
  }),
]
