import { z } from 'zod'
import type { AffectedService } from '../incident/state'
import { textSchema } from '../text'
import { type AlertRules, alertRulesSchema } from './alert-rules'

/** The formats understood: each has a folder in lib/server/integrations. */
export const integrationKindSchema = z.enum(['alertmanager', 'github', 'events', 'events-v2'])
export type IntegrationKind = z.infer<typeof integrationKindSchema>

export const INTEGRATION_NAMES = {
  alertmanager: 'Alertmanager',
  github: 'GitHub',
  events: 'Webhook',
  'events-v2': 'Events API v2',
} satisfies Record<IntegrationKind, string>

/** What senders of a kind can tell: alerts, changes, and runs of a pipeline, which become alerts about delivery. */
export const INTEGRATION_TELLS = {
  alertmanager: { alerts: true, changes: false, pipelines: false },
  github: { alerts: false, changes: true, pipelines: true },
  events: { alerts: true, changes: true, pipelines: false },
  'events-v2': { alerts: false, changes: true, pipelines: false },
} satisfies Record<IntegrationKind, Record<'alerts' | 'changes' | 'pipelines', boolean>>

/** The rules an integration starts with. A pipeline's alerts are about delivery. */
export const rulesForKind = (kind: IntegrationKind): AlertRules =>
  alertRulesSchema.parse(INTEGRATION_TELLS[kind].pipelines ? { about: 'delivery' } : {})

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
  changes: { total: number; lastAt: string | null }
}

/** The answer that shows a key for the only time. */
export interface IntegrationWithKey {
  integration: Integration
  /** The whole address to give to the sender. */
  url: string
  key: string
}
