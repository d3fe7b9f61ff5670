import { curlOf, sampleDelivery } from './sample-delivery'

/** Where this installation is, of an address in it. */
const baseOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : url)

/** The address of change events beside that of alerts. */
export const changeEventUrl = (url: string): string => `${baseOf(url)}/v2/change/enqueue`

/** `pagerduty_configs` of Alertmanager, with the one line that is new. */
export const alertmanagerPagerduty = (url: string, key: string): string => `receivers:
  - name: evenkeel
    pagerduty_configs:
      - routing_key: ${JSON.stringify(key)}
        url: ${JSON.stringify(url)}   # the one line that is new
        send_resolved: true
`

/** `opsgenie_configs` of Alertmanager, with the one line that is new. */
export const alertmanagerOpsgenie = (url: string, key: string): string => `receivers:
  - name: evenkeel
    opsgenie_configs:
      - api_key: ${JSON.stringify(key)}
        api_url: ${JSON.stringify(`${baseOf(url)}/`)}   # the one line that is new
        send_resolved: true
`

type Status = 'firing' | 'resolved'

/** A trigger of the Events API v2, or its end. */
export const eventCommand = (url: string, key: string, status: Status): string =>
  curlOf(sampleDelivery('events-v2', { url, key, status, startsAt: '' }))

/** An alert of the Opsgenie Alert API, or its end. */
export const opsgenieCommand = (url: string, key: string, status: Status): string =>
  curlOf(sampleDelivery('opsgenie', { url, key, status, startsAt: '' }))

/** What Grafana would send of one alert. `startsAt` is ISO 8601. */
export const grafanaCommand = (url: string, startsAt: string, status: Status): string =>
  curlOf(sampleDelivery('grafana', { url, key: '', status, startsAt }))

/** A sign of life. */
export const heartbeatCommand = (url: string): string =>
  curlOf(sampleDelivery('heartbeat', { url, key: '', status: 'firing', startsAt: '' }))

/** The line of a crontab that gives a sign of life after its job went well. */
export const heartbeatCron = (url: string): string => `*/5 * * * * /usr/local/bin/backup && ${heartbeatCommand(url)}`
