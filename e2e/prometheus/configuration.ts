import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Places {
  directory: string
  targetPort: number
  alertmanagerPort: number
  /** Where Alertmanager posts to, with the integration's key in it. */
  webhookUrl: string
}

/** Writes what Prometheus and Alertmanager are told: everything at a pace of seconds, so that a test need not wait. */
export function writeConfiguration({ directory, targetPort, alertmanagerPort, webhookUrl }: Places) {
  const write = (name: string, text: string) => {
    const file = join(directory, name)
    writeFileSync(file, text)
    return file
  }
  const rules = write('rules.yml', RULES)
  return {
    prometheus: write('prometheus.yml', prometheus(rules, targetPort, alertmanagerPort)),
    alertmanager: write('alertmanager.yml', alertmanager(webhookUrl)),
  }
}

const RULES = `
groups:
  - name: checkout
    rules:
      - alert: CheckoutErrorRatioHigh
        expr: checkout_error_ratio > 0.05
        labels:
          severity: critical
        annotations:
          summary: 'Checkout fails for {{ $value | humanizePercentage }} of customers'
          description: 'The share of failing checkouts has been above 5 %.'
`

const prometheus = (rules: string, targetPort: number, alertmanagerPort: number) => `
global:
  scrape_interval: 1s
  evaluation_interval: 1s
rule_files: [${JSON.stringify(rules)}]
alerting:
  alertmanagers:
    - static_configs:
        - targets: ['127.0.0.1:${alertmanagerPort}']
scrape_configs:
  - job_name: checkout
    static_configs:
      - targets: ['127.0.0.1:${targetPort}']
`

const alertmanager = (webhookUrl: string) => `
route:
  receiver: evenkeel
  group_by: [alertname, service]
  group_wait: 0s
  group_interval: 1s
  repeat_interval: 1h
receivers:
  - name: evenkeel
    webhook_configs:
      - url: ${JSON.stringify(webhookUrl)}
        send_resolved: true
`
