import { z } from 'zod'
import type { LeverKind } from '../incident/lever'
import { captionSchema, linkSchema, textSchema } from '../text'

/** A lever as its owners write it down, without the request it may carry. */
export const leverInputSchema = z.strictObject({
  /** Step by step; links in it can be opened. */
  how: textSchema(4000),
  url: linkSchema.nullable().default(null),
  /** Who may pull it, in words; empty for everybody. */
  who: captionSchema(200).default(''),
  /** How long until its effect shows. */
  expectedMinutes: z
    .int('is not a whole number')
    .min(1, 'is less than a minute')
    .max(1440, 'is longer than a day')
    .nullable()
    .default(null),
})
export type LeverInput = z.output<typeof leverInputSchema>

/** When a lever was pulled, and in which incident. */
export interface LeverUse {
  at: string
  incidentKey: string
}

/** A lever of a service, and when it last did something, as far as the reader may know. */
export interface LeverView extends LeverInput {
  id: string
  serviceId: string
  kind: LeverKind
  /** The outgoing request it carries, without its secrets; null when it has none. */
  action: unknown
  updatedAt: string
  /** In a real incident. */
  lastUsed: LeverUse | null
  /** In a drill. */
  lastRehearsed: LeverUse | null
}
