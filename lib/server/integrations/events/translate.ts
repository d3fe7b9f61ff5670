import type { AlertRules } from '@/lib/domain/alert/alert-rules'
import type { Signal } from '@/lib/domain/alert/signal'
import type { EventInput } from '@/lib/domain/change/event-input'
import type { IncomingChange } from '@/lib/domain/change/incoming-change'

type AlertInput = Extract<EventInput, { kind: 'alert' }>
type ChangeInput = Extract<EventInput, { kind: 'change' }>

/** An alert of a script, with what it says as the labels that the integration's rules read. */
export function signalOf(input: AlertInput, rules: AlertRules, raw: unknown): Signal {
  const { dedupKey, status, title, description, severity, service, source, links, occurredAt } = input
  return {
    dedupKey,
    status,
    title,
    labels: {
      ...(severity && { [rules.severityLabel]: severity }),
      ...(service && { [rules.serviceLabel]: service }),
      ...(source && { source }),
    },
    annotations: { summary: title, ...(description && { description }) },
    url: links[0]?.url ?? null,
    startsAt: status === 'firing' ? (occurredAt ?? null) : null,
    endsAt: status === 'resolved' ? (occurredAt ?? null) : null,
    raw,
  }
}

/** A change of a script. */
export function changeOf(input: ChangeInput, raw: unknown): IncomingChange {
  const { dedupKey, change: kind, status, title, service, links, occurredAt = null, committedAt } = input
  const { author, authorEmail, version, environment, size } = input
  return {
    dedupKey,
    kind,
    status,
    title,
    serviceKey: service ?? null,
    repository: null,
    author: author ?? null,
    authorEmail: authorEmail ?? null,
    url: links[0]?.url ?? null,
    version: version ?? null,
    environment: environment ?? null,
    size: size ?? null,
    startedAt: status === 'started' ? occurredAt : null,
    finishedAt: status === 'started' ? null : occurredAt,
    committedAt: committedAt ?? null,
    raw,
  }
}
