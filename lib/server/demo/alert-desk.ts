import type { Signal } from '@/lib/domain/alert/signal'
import { now } from '@/lib/server/clock'
import { findIncidentForAlerts } from '@/lib/server/db/alert-incidents'
import type { Cast } from '@/lib/server/demo/cast'
import type { ServiceKey } from '@/lib/server/demo/organisation'
import type { SceneAlert } from '@/lib/server/demo/scene'
import { receiveSignals } from '@/lib/server/integrations/receive-signals'
import { reportAlerts } from '@/lib/server/integrations/report-alerts'
import { settleAlerts } from '@/lib/server/integrations/settle-alerts'
import { stableId } from '@/lib/server/stable-id'

export type AlertStatus = Signal['status']

/** Where the alerts of a scene go in. */
export interface AlertDesk {
  tell(status: AlertStatus, alerts: SceneAlert[], service: ServiceKey): Promise<void>
}

const MINUTE = 60_000

/** What Prometheus would say of an alert of the demo. */
function sentAlert(status: AlertStatus, { name, summary, severity = 'critical' }: SceneAlert, service: ServiceKey) {
  const at = now()
  return {
    status,
    labels: { alertname: name, service, severity },
    annotations: { summary },
    startsAt: new Date(at.getTime() - MINUTE).toISOString(),
    endsAt: status === 'resolved' ? at.toISOString() : '0001-01-01T00:00:00Z',
    generatorURL: `https://prometheus.harbour-goods.example/graph?g0.expr=${name}`,
    fingerprint: stableId(service, name).slice(0, 16),
  }
}

/** For the past: what arrives is given to its incident at once, by the clock of the past. */
export const deskOfThePast = ({ monitoring, services }: Cast): AlertDesk => ({
  async tell(status, alerts, service) {
    const signals = alerts.map((alert): Signal => {
      const { fingerprint, generatorURL, startsAt, endsAt, ...sent } = sentAlert(status, alert, service)
      return {
        ...sent,
        startsAt,
        endsAt: status === 'resolved' ? endsAt : null,
        dedupKey: fingerprint,
        title: alert.summary,
        url: generatorURL,
        raw: { ...sent, startsAt, endsAt, fingerprint, generatorURL },
      }
    })
    await receiveSignals(monitoring, signals)
    const place = { serviceId: services[service], integrationId: monitoring.id }
    await settleAlerts(place)
    const incidentId = await incidentAt(place.serviceId, monitoring.id)
    if (incidentId) await reportAlerts(incidentId, monitoring.id)
  },
})

/** The incident that alerts of a service belong to now. */
export const incidentAt = (serviceId: string, integrationId: string): Promise<string | null> =>
  findIncidentForAlerts(
    { serviceId, integrationId },
    { joinsPrivate: false, resolvedAfter: new Date(now().getTime() - 30 * MINUTE) },
  )

/** For the present: Prometheus' own way in, over HTTP. */
export const deskOfThePresent = (url: string): AlertDesk => ({
  async tell(status, alerts, service) {
    const body = JSON.stringify({
      version: '4',
      status,
      alerts: alerts.map((alert) => sentAlert(status, alert, service)),
    })
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    if (!response.ok) throw new Error(`The webhook answered ${response.status}`)
  },
})
