import { z } from 'zod'

const textMap = z.record(z.string(), z.string())

/**
 * What Alertmanager posts, format version "4". Loose: a newer sender may say more, but what we read must have its type.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export const alertmanagerPayloadSchema = z.looseObject({
  version: z.literal('4', 'is not "4", the only version of this format'),
  status: z.enum(['firing', 'resolved']).optional(),
  alerts: z.array(
    z.looseObject({
      status: z.enum(['firing', 'resolved'], 'is neither "firing" nor "resolved"'),
      labels: textMap,
      annotations: textMap.default({}),
      startsAt: z.iso.datetime({ offset: true }),
      /** The zero time while it fires. */
      endsAt: z.iso.datetime({ offset: true }).optional(),
      generatorURL: z.string().optional(),
      fingerprint: z.string().min(1, 'is empty').max(256, 'is longer than 256 characters'),
    }),
  ),
})
export type AlertmanagerPayload = z.output<typeof alertmanagerPayloadSchema>
