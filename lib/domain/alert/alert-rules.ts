import { z } from 'zod'
import { changeRulesSchema } from '../change/change-rules'
import { type Severity, severitySchema } from '../incident/values'
import { ownOf } from '../own-of'
import { textSchema } from '../text'
import type { Signal } from './signal'

const labelNameSchema = textSchema(100).regex(/^[\w.:/-]+$/, 'is not the name of a label')

/** What its alerts are about: what customers use, or the way to production. */
const alertSubjectSchema = z.enum(['production', 'delivery'])

const minutes = (most: number) => z.int().min(1, 'is less than 1').max(most, `is more than ${most}`)
const DAY = 24 * 60

/** An alert that fires `times` times within `minutes` is flapping. */
const flappingSchema = z.strictObject({
  times: z.int().min(2, 'is less than 2').max(50, 'is more than 50').default(4),
  minutes: minutes(DAY).default(30),
})

/** How a sender signs, where it can. The secret is the integration's key. */
const signatureSchema = z.strictObject({
  /** Whether what is not signed is refused. */
  isRequired: z.boolean().default(false),
  /** The header with the instant that is signed too, in seconds since 1970; null: the body alone is signed. */
  timestampHeader: textSchema(100)
    .regex(/^[\w-]+$/, 'is not the name of a header')
    .nullable()
    .default(null),
})

/** What an integration does with what it receives: how it reads it, and what it may do to incidents. */
export const alertRulesSchema = z.strictObject({
  /** The label that tells how bad an alert is. */
  severityLabel: labelNameSchema.default('severity'),
  /** Severity by the value of that label; compared without case. */
  severities: z
    .record(textSchema(100).toLowerCase(), severitySchema)
    .refine((severities) => Object.keys(severities).length <= 20, 'has more than 20 values')
    .default({ critical: 'sev1', error: 'sev2', warning: 'sev3', info: 'sev4' }),
  /** Of an alert without that label, or with another value: unsure means the higher one. */
  defaultSeverity: severitySchema.default('sev2'),
  /** The label that may name another service by its key. */
  serviceLabel: labelNameSchema.default('service'),
  /** Whether a firing group opens an incident when there is none to join. */
  opensIncident: z.boolean().default(true),
  /** Whether alerts may join a private incident, and so be seen by its members only. */
  joinsPrivate: z.boolean().default(false),
  /** Alerts about delivery join and open incidents of kind `delivery`, and those alone (SPEC PIPE-3). */
  about: alertSubjectSchema.default('production'),
  /** New alerts join an incident that was declared, or last told of an alert, within this time; null: while it is open. */
  groupMinutes: minutes(7 * DAY)
    .nullable()
    .default(null),
  flapping: flappingSchema.default(flappingSchema.parse({})),
  /** An incident that alerts opened and nobody works on is resolved this long after the last of them; null: by people. */
  autoResolveMinutes: minutes(DAY).nullable().default(null),
  /** Of a heartbeat: how long it may be silent. */
  heartbeatMinutes: minutes(7 * DAY).default(10),
  signature: signatureSchema.default(signatureSchema.parse({})),
  changes: changeRulesSchema.default(changeRulesSchema.parse({})),
})
export type AlertRules = z.output<typeof alertRulesSchema>

type Shape = typeof alertRulesSchema.shape
const { shape } = alertRulesSchema
/** As above, without what stands for what is left out. */
const givenShape = Object.fromEntries(
  Object.entries(shape).map(([name, field]) => [name, field.unwrap().optional()]),
) as { [Name in keyof Shape]: z.ZodOptional<ReturnType<Shape[Name]['unwrap']>> }

/** Some of the rules; the others stay. */
export const alertRulesChangeSchema = z.strictObject(givenShape)
export type AlertRulesChange = z.output<typeof alertRulesChangeSchema>

/** How bad an alert is, by the label the rules name. */
export function severityOf({ labels }: Pick<Signal, 'labels'>, rules: AlertRules): Severity {
  const value = ownOf(labels, rules.severityLabel)?.trim().toLowerCase() ?? ''
  return ownOf(rules.severities, value) ?? rules.defaultSeverity
}

/** The key of the service an alert names by label, or null: it belongs to the integration's own service then. */
export const serviceKeyOf = ({ labels }: Pick<Signal, 'labels'>, rules: AlertRules): string | null =>
  ownOf(labels, rules.serviceLabel)?.trim() || null
