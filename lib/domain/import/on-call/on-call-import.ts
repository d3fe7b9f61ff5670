import { z } from 'zod'
import type { PlannedThing } from './plan-on-call'

const ON_CALL_SOURCES = ['pagerduty', 'opsgenie'] as const
export type OnCallSource = (typeof ON_CALL_SOURCES)[number]
export const MAX_ON_CALL_BYTES = 20_000_000
/** More things than these in one import are too many to look at. */
export const MAX_ON_CALL_THINGS = 5000

/** Answers of the REST API of another tool, in any order. With `apply` what is planned is done; else it is only said. */
export const onCallImportSchema = z.strictObject({
  source: z.enum(ON_CALL_SOURCES, 'is not pagerduty or opsgenie'),
  documents: z.array(z.unknown()).min(1, 'are none').max(500, 'are more than 500'),
  invites: z.boolean().default(false),
})
export type OnCallImport = z.output<typeof onCallImportSchema>

/** What became of a thing; `written` when it was made just now. */
export interface ImportedThing extends Omit<PlannedThing, 'state'> {
  state: PlannedThing['state'] | 'written'
  /** Of somebody who was invited: the address to send them, said once. */
  invitationUrl?: string
}

/** What would be done. */
export interface OnCallTrial {
  things: PlannedThing[]
}
