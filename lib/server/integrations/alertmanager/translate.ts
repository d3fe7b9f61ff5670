import type { Signal } from '@/lib/domain/alert/signal'
import { storable, storableText } from '@/lib/domain/alert/storable'
import { excerpt, linkSchema } from '@/lib/domain/text'
import type { AlertmanagerPayload } from '@/lib/server/integrations/alertmanager/payload'

type ReceivedAlert = AlertmanagerPayload['alerts'][number]
type Texts = Record<string, string>

const MAX_TITLE = 200

/** Each alert's own status counts, not its group's: one group may carry both. */
export const signalsOf = ({ alerts }: AlertmanagerPayload): Signal[] => alerts.map(signalOf)

function signalOf(alert: ReceivedAlert): Signal {
  const labels = storable(alert.labels) as Texts
  const annotations = storable(alert.annotations) as Texts
  const link = linkSchema.safeParse(alert.generatorURL)
  return {
    dedupKey: storableText(alert.fingerprint),
    status: alert.status,
    title: titleOf(labels, annotations),
    labels,
    annotations,
    url: link.success ? link.data : null,
    startsAt: instantOf(alert.startsAt),
    endsAt: alert.status === 'resolved' ? instantOf(alert.endsAt) : null,
    raw: storable(alert),
  }
}

function titleOf(labels: Texts, annotations: Texts): string {
  const said = [annotations.summary, annotations.title].find((text) => text?.trim())
  if (said) return excerpt(said, MAX_TITLE)
  const name = labels.alertname?.trim() || 'Alert without a name'
  return excerpt(labels.instance ? `${name} on ${labels.instance}` : name, MAX_TITLE)
}

/** Null for the zero time and other years that no alert began in. */
function instantOf(value: string | undefined): string | null {
  const date = new Date(value ?? '')
  const year = date.getUTCFullYear()
  return year >= 1970 && year <= 9999 ? date.toISOString() : null
}
