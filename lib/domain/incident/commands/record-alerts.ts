import { z } from 'zod'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { refSchema } from '../values'

const count = z.number().int().nonnegative()

export const recordAlerts = defineCommand({
  name: 'record-alerts',
  summary: 'Writes what alerts fired and resolved, as counts and a sample of five.',
  input: z.strictObject({
    integration: refSchema,
    service: refSchema.nullable(),
    firing: count,
    total: count,
    fired: count,
    resolved: count,
    suggestsReopening: z.boolean().optional(),
    joined: z
      .strictObject({
        because: z.enum(['opened', 'same-service', 'same-integration', 'flapping']),
        windowMinutes: count.nullable(),
      })
      .optional(),
    flapping: count.optional(),
    sample: z
      .array(
        z.strictObject({
          title: textSchema(500),
          status: z.enum(['firing', 'resolved']),
          url: z.string().max(2000).optional(),
        }),
      )
      .max(5),
  }),
  internal: true,
  can: ({ kind }) => kind !== 'person',
  decide({ alerts }, payload) {
    const isNews = payload.fired > 0 || payload.resolved > 0
    const isSame = alerts.firing === payload.firing && alerts.total === payload.total
    return isSame && !isNews ? [] : [{ type: 'alerts.changed', payload }]
  },
})
