import { z } from 'zod'
import type { AffectedService } from '../incident/state'
import { textSchema } from '../text'
import { type AlertRules, alertRulesSchema } from './alert-rules'

/** The formats understood: each has a folder in lib/server/integrations. */
export const integrationKindSchema = z.enum(['alertmanager'])
export type IntegrationKind = z.infer<typeof integrationKindSchema>

export const INTEGRATION_NAMES = { alertmanager: 'Alertmanager' } satisfies Record<IntegrationKind, string>

const nameSchema = textSchema(80)

export const newIntegrationSchema = z.strictObject({
  kind: integrationKindSchema,
  name: nameSchema,
  serviceId: z.uuid().nullable().default(null),
  rules: alertRulesSchema.default(alertRulesSchema.parse({})),
})
export type NewIntegration = z.output<typeof newIntegrationSchema>

export const integrationChangeSchema = z.strictObject({
  name: nameSchema.optional(),
  serviceId: z.uuid().nullable().optional(),
  rules: alertRulesSchema.optional(),
  isEnabled: z.boolean().optional(),
})
export type IntegrationChange = z.output<typeof integrationChangeSchema>

/** An integration as its page shows it. Its key is known to nobody but the sender. */
export interface Integration {
  id: string
  kind: IntegrationKind
  name: string
  service: Omit<AffectedService, 'teamId'> | null
  rules: AlertRules
  isEnabled: boolean
  createdAt: string
  lastReceivedAt: string | null
  lastError: { at: string; message: string } | null
  alerts: { firing: number; total: number }
}

/** The answer that shows a key for the only time. */
export interface IntegrationWithKey {
  integration: Integration
  /** The whole address to give to the sender. */
  url: string
  key: string
}
