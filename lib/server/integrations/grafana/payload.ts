import { z } from 'zod'

const textMap = z.record(z.string(), z.string())

/**
 * What a webhook contact point of Grafana posts, format version "1". Loose: a newer Grafana may say more.
 * @see https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
 */
export const grafanaPayloadSchema = z.looseObject({
  version: z.literal('1', 'is not "1", the only version of this format').optional(),
  alerts: z.array(
    z.looseObject({
      status: z.enum(['firing', 'resolved'], 'is neither "firing" nor "resolved"'),
      labels: textMap,
      annotations: textMap.default({}),
      startsAt: z.iso.datetime({ offset: true }),
      /** The zero time while it fires. */
      endsAt: z.iso.datetime({ offset: true }).optional(),
      generatorURL: z.string().optional(),
      dashboardURL: z.string().optional(),
      panelURL: z.string().optional(),
      fingerprint: z.string().min(1, 'is empty').max(256, 'is longer than 256 characters'),
    }),
  ),
})
export type GrafanaPayload = z.output<typeof grafanaPayloadSchema>
