import type { AlertRules } from '@/lib/domain/alert/alert-rules'
import type { Signal } from '@/lib/domain/alert/signal'
import { storable, storableText } from '@/lib/domain/alert/storable'
import type { LegacyEvent, TriggerEvent } from '@/lib/server/integrations/events-v2/payload'
import { toldInstant, toldLink, toldText } from '@/lib/server/integrations/told'
import { toldLabels } from '@/lib/server/integrations/told-labels'

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

/** What is kept as received; the key is a secret. */
function keptOf(event: Record<string, unknown>): unknown {
  const { routing_key: _, service_key: __, ...said } = event
  return storable(said)
}

/** A trigger as an alert; what its custom details say in plain values are labels, and so are its own fields. */
export function signalOfTrigger(event: TriggerEvent, dedupKey: string, rules: AlertRules): Signal {
  const { payload, links, client_url } = event
  const { summary, source, severity, component, group, class: kind, timestamp, custom_details } = payload
  const told = toldLabels(objectOf(custom_details), { source, component, group, class: kind, client: event.client })
  return {
    dedupKey: storableText(dedupKey),
    status: 'firing',
    title: toldText(summary) ?? 'An alert',
    labels: { ...told, [rules.severityLabel]: severity },
    annotations: { summary: toldText(summary, 1024) ?? '' },
    url: [client_url, ...(links ?? []).map(({ href }) => href)].map(toldLink).find((link) => link !== null) ?? null,
    startsAt: toldInstant(timestamp),
    endsAt: null,
    raw: keptOf(event),
  }
}

type LegacyTrigger = Extract<LegacyEvent, { event_type: 'trigger' }>

/** A trigger of the first version, which says no severity. */
export function signalOfLegacyTrigger(event: LegacyTrigger, dedupKey: string): Signal {
  const { description, details, client, client_url } = event
  return {
    dedupKey: storableText(dedupKey),
    status: 'firing',
    title: toldText(description) ?? 'An alert',
    labels: toldLabels(objectOf(details), { client }),
    annotations: { summary: toldText(description, 1024) ?? '' },
    url: toldLink(client_url),
    startsAt: null,
    endsAt: null,
    raw: keptOf(event),
  }
}

/** The end of whatever fires with this key. */
export const resolveOf = (dedupKey: string, event: Record<string, unknown>): Signal => ({
  dedupKey: storableText(dedupKey),
  status: 'resolved',
  title: '',
  labels: {},
  annotations: {},
  url: null,
  startsAt: null,
  endsAt: null,
  raw: keptOf(event),
})
