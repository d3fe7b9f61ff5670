import { z } from 'zod'
import { catalogueNameSchema } from '../catalogue/catalogue'
import { reasonSchema } from '../incident/inputs'
import { holdMinutesSchema, policyStepsSchema, repeatSchema } from './escalation-policy'
import { MAX_ETA_MINUTES } from './page'

const teamId = z.guid('is not the id of a team').toLowerCase().nullable()

/** `id` is the caller's: the same again is the same policy. */
export const newPolicySchema = z.strictObject({
  id: z.guid('is not a UUID').toLowerCase(),
  name: catalogueNameSchema,
  /** The team that owns it; its members and admins may change it, anyone who responds when there is none. */
  teamId: teamId.default(null),
  steps: policyStepsSchema,
  repeat: repeatSchema.default(0),
  holdMinutes: holdMinutesSchema.default(null),
})
export type NewPolicy = z.output<typeof newPolicySchema>

/** What is left out stays as it is. `version` is the one that was read. Runs that are going on keep what they began with. */
export const policyChangeSchema = z.strictObject({
  version: z.int().min(1),
  name: catalogueNameSchema.optional(),
  teamId: teamId.optional(),
  steps: policyStepsSchema.optional(),
  repeat: repeatSchema.optional(),
  holdMinutes: holdMinutesSchema.optional(),
  archived: z.boolean().optional(),
})
export type PolicyChange = z.output<typeof policyChangeSchema>

export const etaMinutesSchema = z
  .int('is not a whole number of minutes')
  .min(1, 'is below 1 minute')
  .max(MAX_ETA_MINUTES, `is more than ${MAX_ETA_MINUTES} minutes`)

export const acceptanceSchema = z.strictObject({ etaMinutes: etaMinutesSchema })
export const refusalSchema = z.strictObject({ reason: reasonSchema })
/** What a page that is opened by its link in a mail sends. */
export const linkAnswerSchema = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('acknowledge') }),
  z.strictObject({ answer: z.literal('accept'), etaMinutes: etaMinutesSchema }),
  z.strictObject({ answer: z.literal('decline'), reason: reasonSchema }),
])
export type LinkAnswer = z.output<typeof linkAnswerSchema>
