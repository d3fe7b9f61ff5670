import type { Signal } from '@/lib/domain/alert/signal'
import { storable, storableText } from '@/lib/domain/alert/storable'
import { excerpt } from '@/lib/domain/text'
import type { AlertmanagerPayload } from '@/lib/server/integrations/alertmanager/payload'
import { toldInstant, toldLink } from '@/lib/server/integrations/told'

type ReceivedAlert = AlertmanagerPayload['alerts'][number]
type Texts = Record<string, string>

const MAX_TITLE = 200

/** Each alert's own status counts, not its group's: one group may carry both. */
export const signalsOf = ({ alerts }: AlertmanagerPayload): Signal[] => alerts.map(signalOf)

function signalOf(alert: ReceivedAlert): Signal {
  const labels = storable(alert.labels) as Texts
  const annotations = storable(alert.annotations) as Texts
  return {
    dedupKey: storableText(alert.fingerprint),
    status: alert.status,
    title: titleOf(labels, annotations),
    labels,
    annotations,
    url: toldLink(alert.generatorURL),
    startsAt: toldInstant(alert.startsAt),
    endsAt: alert.status === 'resolved' ? toldInstant(alert.endsAt) : null,
    raw: storable(alert),
  }
}

function titleOf(labels: Texts, annotations: Texts): string {
  const said = [annotations.summary, annotations.title].find((text) => text?.trim())
  if (said) return excerpt(said, MAX_TITLE)
  const name = labels.alertname?.trim() || 'Alert without a name'
  return excerpt(labels.instance ? `${name} on ${labels.instance}` : name, MAX_TITLE)
}
