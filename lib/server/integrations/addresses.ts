import { alertmanagerPath } from '@/lib/domain/alert/alertmanager-set-up'
import type { IntegrationKind } from '@/lib/domain/alert/integration-kinds'
import { env } from '@/lib/server/env'

const paths = {
  alertmanager: (key) => `${alertmanagerPath}/${key}`,
  github: (key) => `/api/webhooks/github/${key}`,
  events: (key) => `/api/webhooks/events/${key}`,
  grafana: (key) => `/api/webhooks/grafana/${key}`,
  heartbeat: (key) => `/api/webhooks/heartbeat/${key}`,
  // Their senders put the key into what they send.
  'events-v2': () => '/v2/enqueue',
  opsgenie: () => '/v2/alerts',
} satisfies Record<IntegrationKind, (key: string) => string>

/** Where a sender of this kind delivers. */
export const addressOf = (kind: IntegrationKind, key: string): string =>
  new URL(paths[kind](key), env().publicUrl).toString()
