// Imports nothing: the command line checks its arguments with this before any part of the application runs.

/** The formats understood: each has a folder in lib/server/integrations. */
export const INTEGRATION_KINDS = [
  'alertmanager',
  'grafana',
  'events-v2',
  'opsgenie',
  'heartbeat',
  'events',
  'github',
] as const
export type IntegrationKind = (typeof INTEGRATION_KINDS)[number]

export const INTEGRATION_NAMES = {
  alertmanager: 'Alertmanager',
  grafana: 'Grafana',
  'events-v2': 'Events API v2',
  opsgenie: 'Opsgenie Alert API',
  heartbeat: 'Heartbeat',
  events: 'Webhook',
  github: 'GitHub',
} satisfies Record<IntegrationKind, string>

/** What senders of a kind can tell: alerts, changes, and runs of a pipeline, which become alerts about delivery. */
export const INTEGRATION_TELLS = {
  alertmanager: { alerts: true, changes: false, pipelines: false },
  grafana: { alerts: true, changes: false, pipelines: false },
  'events-v2': { alerts: true, changes: true, pipelines: false },
  opsgenie: { alerts: true, changes: false, pipelines: false },
  heartbeat: { alerts: true, changes: false, pipelines: false },
  events: { alerts: true, changes: true, pipelines: false },
  github: { alerts: false, changes: true, pipelines: true },
} satisfies Record<IntegrationKind, Record<'alerts' | 'changes' | 'pipelines', boolean>>
