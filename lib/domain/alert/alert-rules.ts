import { z } from 'zod'
import { changeRulesSchema } from '../change/change-rules'
import { type Severity, severitySchema } from '../incident/values'
import { textSchema } from '../text'
import type { Signal } from './signal'

const labelNameSchema = textSchema(100).regex(/^[\w.:/-]+$/, 'is not the name of a label')

/** What its alerts are about: what customers use, or the way to production. */
const alertSubjectSchema = z.enum(['production', 'delivery'])

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
  changes: changeRulesSchema.default(changeRulesSchema.parse({})),
})
export type AlertRules = z.output<typeof alertRulesSchema>

/** How bad an alert is, by the label the rules name. */
export function severityOf({ labels }: Pick<Signal, 'labels'>, rules: AlertRules): Severity {
  const value = labels[rules.severityLabel]?.trim().toLowerCase() ?? ''
  return Object.hasOwn(rules.severities, value)
    ? (rules.severities[value] ?? rules.defaultSeverity)
    : rules.defaultSeverity
}

/** The key of the service an alert names by label, or null: it belongs to the integration's own service then. */
export const serviceKeyOf = ({ labels }: Pick<Signal, 'labels'>, rules: AlertRules): string | null =>
  labels[rules.serviceLabel]?.trim() || null
