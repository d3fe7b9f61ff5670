import { z } from 'zod'

const link = z.looseObject({ href: z.string(), text: z.string().nullish() })
const text = (max: number) =>
  z
    .string('is missing or blank')
    .min(1, 'is missing or blank')
    .max(max, `is too long (maximum is ${max.toLocaleString('en')} characters)`)
/** A time that cannot be read is no reason to lose an alert. */
const optionalText = z.string().nullish()

/**
 * A change event of the Events API v2, as PagerDuty documents it. Loose: its senders add fields of their own.
 * @see https://developer.pagerduty.com/docs/send-change-events
 */
export const changeEventSchema = z.looseObject({
  payload: z.looseObject({
    summary: z.string('is missing').min(1, 'is empty').max(1024, 'is longer than 1024 characters'),
    source: z.string().nullish(),
    timestamp: z.iso.datetime({ offset: true }).nullish(),
    custom_details: z.record(z.string(), z.unknown()).nullish(),
  }),
  links: z.array(link).nullish(),
})
export type ChangeEvent = z.output<typeof changeEventSchema>

const severity = z.enum(
  ['critical', 'error', 'warning', 'info'],
  "is invalid (must be one of the following: 'critical', 'warning', 'error' or 'info')",
)

/**
 * An alert event of the Events API v2. Alertmanager sends `payload` with a resolve as well; only a trigger needs it.
 * @see https://developer.pagerduty.com/docs/send-alert-event
 */
export const alertEventSchema = z.discriminatedUnion(
  'event_action',
  [
    z.looseObject({
      event_action: z.literal('trigger'),
      dedup_key: text(255).nullish(),
      payload: z.looseObject(
        {
          summary: text(1024),
          source: text(1024),
          severity,
          timestamp: optionalText,
          component: optionalText,
          group: optionalText,
          class: optionalText,
          custom_details: z.unknown().optional(),
        },
        'is missing or blank',
      ),
      links: z.array(z.looseObject({ href: z.string(), text: z.string().nullish() })).nullish(),
      images: z.array(z.looseObject({ src: z.string() })).nullish(),
      client: optionalText,
      client_url: optionalText,
    }),
    z.looseObject({ event_action: z.literal('acknowledge'), dedup_key: text(255) }),
    z.looseObject({ event_action: z.literal('resolve'), dedup_key: text(255) }),
  ],
  "is invalid (must be one of the following: 'trigger', 'acknowledge' or 'resolve')",
)
export type AlertEvent = z.output<typeof alertEventSchema>
export type TriggerEvent = Extract<AlertEvent, { event_action: 'trigger' }>

/**
 * An event of the first Events API.
 * @see https://developer.pagerduty.com/docs/events-api-v1
 */
export const legacyEventSchema = z.discriminatedUnion(
  'event_type',
  [
    z.looseObject({
      event_type: z.literal('trigger'),
      description: text(1024),
      incident_key: text(255).nullish(),
      details: z.unknown().optional(),
      client: optionalText,
      client_url: optionalText,
    }),
    z.looseObject({ event_type: z.literal('acknowledge'), incident_key: text(255) }),
    z.looseObject({ event_type: z.literal('resolve'), incident_key: text(255) }),
  ],
  "is invalid (must be one of the following: 'trigger', 'acknowledge' or 'resolve')",
)
export type LegacyEvent = z.output<typeof legacyEventSchema>
