import { expect, test } from 'vitest'
import { alertmanagerReceiver, testAlertCommand } from './alertmanager-set-up'

const url = 'https://evenkeel.example.org/api/webhooks/alertmanager/evk_key'

test('the receiver names the address and asks for resolves', () => {
  expect(alertmanagerReceiver(url)).toContain(`      - url: "${url}"\n        send_resolved: true\n`)
})

test('the test alert is a delivery of version 4 that a shell passes on as it stands', () => {
  const command = testAlertCommand(url, '2026-11-20T22:00:00.000Z', 'firing')
  const body = JSON.parse(command.split("'")[3]!)
  expect(body).toMatchObject({ version: '4', alerts: [{ status: 'firing', fingerprint: 'evenkeel-test' }] })
  expect(command).toContain(`'${url}'`)
})
