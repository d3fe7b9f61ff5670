import { randomUUID } from 'node:crypto'
import type { AlertExtra, Signal } from '@/lib/domain/alert/signal'
import { storable, storableText } from '@/lib/domain/alert/storable'
import type { CreateRequest } from '@/lib/server/integrations/opsgenie/payload'
import { toldLink, toldText } from '@/lib/server/integrations/told'
import { toldLabels } from '@/lib/server/integrations/told-labels'

const MAX_DESCRIPTION = 15_000
const DEFAULT_PRIORITY = 'P3'

/** A create request as an alert: its details are labels, with priority, entity and source. An alias is made when it has none. */
export function signalOfCreate(request: CreateRequest): Signal & { extra: AlertExtra } {
  const { message, description, details, entity, source, priority, tags, responders, actions } = request
  const alias = storableText(request.alias || randomUUID())
  const level = priority ?? DEFAULT_PRIORITY
  const title = toldText(message) ?? 'An alert'
  return {
    dedupKey: alias,
    status: 'firing',
    title,
    labels: { ...toldLabels(details, { entity, source }), priority: level },
    annotations: {
      summary: title,
      ...(description && { description: storableText(description).slice(0, MAX_DESCRIPTION) }),
    },
    url: [source, ...Object.values(details ?? {})].map(toldLink).find((link) => link !== null) ?? null,
    startsAt: null,
    endsAt: null,
    raw: storable(request),
    extra: {
      alias,
      priority: level,
      entity: storableText(entity ?? ''),
      source: storableText(source ?? ''),
      owner: '',
      tags: (tags ?? []).map(storableText),
      details: storable(details ?? {}) as Record<string, string>,
      responders: (storable(responders ?? []) as unknown[]).slice(0, 50),
      actions: (actions ?? []).map(storableText).slice(0, 10),
    },
  }
}
