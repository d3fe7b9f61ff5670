import { z } from 'zod'

const link = z.looseObject({ href: z.string(), text: z.string().nullish() })

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
