import { curlOf, sampleDelivery } from './sample-delivery'
/** The address to send to, without its key: the key then goes into the Authorization header. */
export const alertmanagerPath = '/api/webhooks/alertmanager'

/** A receiver to paste into alertmanager.yml; see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
export function alertmanagerReceiver(url: string): string {
  return `receivers:
  - name: evenkeel
    webhook_configs:
      - url: ${JSON.stringify(url)}
        send_resolved: true

route:
  receiver: evenkeel
  group_by: [alertname, service]
`
}

/** A command that sends one alert, as Alertmanager would. `startsAt` is ISO 8601. */
export function testAlertCommand(url: string, startsAt: string, status: 'firing' | 'resolved'): string {
  return curlOf(sampleDelivery('alertmanager', { url, key: '', status, startsAt }))
}
