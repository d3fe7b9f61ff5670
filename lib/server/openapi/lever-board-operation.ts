import { z } from 'zod'
import { serviceLinksSchema } from '@/lib/domain/catalogue/catalogue'
import type { LeverBoard, ServiceBoard } from '@/lib/domain/incident/lever-board'
import { refSchema } from '@/lib/domain/incident/values'
import { leverSchema } from '@/lib/server/openapi/catalogue-operations'
import { knownGoodSchema, pastChangeSchema } from '@/lib/server/openapi/change-operations'
import { jsonSchemaOf } from '@/lib/server/openapi/json-schema'
import { ok, operation } from '@/lib/server/openapi/operation'

const instant = z.iso.datetime()

const boardSchema = refSchema.extend({
  key: z.string(),
  levers: z.array(
    leverSchema.omit({ action: true, serviceId: true, updatedAt: true }).extend({ hasAction: z.boolean() }),
  ),
  links: serviceLinksSchema,
  lastChange: pastChangeSchema.nullable(),
  lastKnownGood: knownGoodSchema.nullable(),
}) satisfies z.ZodType<ServiceBoard>

const leverBoardSchema = z.object({
  onset: instant.describe('When it began to hurt, or the first that is known of it.'),
  services: z.array(boardSchema),
}) satisfies z.ZodType<LeverBoard>

export const leverBoardOperation = operation(
  'GET /incidents/{idOrKey}/levers',
  'Incidents',
  'read',
  'Reads the levers of the affected services, and what changed on them.',
  {
    description:
      'For each service the levers that are written down, the last change before onset and the last known good.',
    answers: ok(jsonSchemaOf(leverBoardSchema, 'output')),
  },
)
