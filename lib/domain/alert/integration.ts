import { z } from 'zod'
import type { AffectedService } from '../incident/state'
import { textSchema } from '../text'
import { type AlertRules, alertRulesChangeSchema, alertRulesSchema } from './alert-rules'
import { INTEGRATION_KINDS, INTEGRATION_TELLS, type IntegrationKind } from './integration-kinds'

export const integrationKindSchema = z.enum(INTEGRATION_KINDS)

/** Opsgenie's senders say a priority; one that they leave out is P3. */
const BY_PRIORITY = {
  severityLabel: 'priority',
  severities: { p1: 'sev1', p2: 'sev2', p3: 'sev3', p4: 'sev4', p5: 'sev4' },
  defaultSeverity: 'sev3',
}

/** The rules an integration starts with. A pipeline's alerts are about delivery. */
export function rulesForKind(kind: IntegrationKind): AlertRules {
  if (INTEGRATION_TELLS[kind].pipelines) return alertRulesSchema.parse({ about: 'delivery' })
  return alertRulesSchema.parse(kind === 'opsgenie' ? BY_PRIORITY : {})
}

const nameSchema = textSchema(80)

export const newIntegrationSchema = z.strictObject({
  kind: integrationKindSchema,
  name: nameSchema,
  serviceId: z.uuid().nullable().default(null),
  /** Those of its kind, unless given. */
  rules: alertRulesSchema.optional(),
})
export type NewIntegration = z.output<typeof newIntegrationSchema>

export const integrationChangeSchema = z.strictObject({
  name: nameSchema.optional(),
  serviceId: z.uuid().nullable().optional(),
  /** Those that are left out stay. */
  rules: alertRulesChangeSchema.optional(),
  isEnabled: z.boolean().optional(),
})
export type IntegrationChange = z.output<typeof integrationChangeSchema>

/** What an integration is set to and when it last heard. Its key is known to nobody but the sender. */
export interface IntegrationSettings {
  id: string
  kind: IntegrationKind
  name: string
  service: Omit<AffectedService, 'teamId'> | null
  rules: AlertRules
  isEnabled: boolean
  createdAt: string
  lastReceivedAt: string | null
  lastError: { at: string; message: string } | null
}

/** An integration as its page shows it, with what it received. */
export interface Integration extends IntegrationSettings {
  alerts: { firing: number; total: number }
  changes: { total: number; lastAt: string | null }
}

/** The answer that shows a key for the only time. */
export interface IntegrationWithKey {
  integration: Integration
  /** The whole address to give to the sender. */
  url: string
  key: string
}
