import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { PUT as snooze } from '@/app/api/v1/alerts/[id]/snooze/route'
import { POST as addWindow } from '@/app/api/v1/maintenance-windows/route'
import { POST as addSilence } from '@/app/api/v1/silences/route'
import { call } from '@/lib/testing/api'
import { alertsOf } from '@/lib/testing/drop-in-sender'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { step } from '@/lib/testing/smoke/set-up'

const critical = { fingerprint: 'a', labels: { alertname: 'Slow', severity: 'critical' } }

export const maintenanceWindow = behaviour(
  '[ALERT-3] nobody is paged in a maintenance window; what still fires at its end pages then',
  async (smoke) => {
    const [ada, ben] = await smoke.people('Ada', 'Ben')
    const service = await smoke.service([step(60, ben)])
    const monitor = await smoke.monitor(service)
    const times = { startsAt: smoke.after('10m'), endsAt: smoke.after('40m') }
    const body = { id: randomUUID(), serviceIds: [service.id], title: 'New disks', ...times }
    expect(await call(addWindow, ada, { body })).toMatchObject({ status: 201 })
    await smoke.windForward('15m')
    await monitor.send(critical)
    await smoke.windForward('24m')
    expect(smoke.told()).toEqual([])
    await smoke.windForward('5m')
    expect(smoke.told()).toEqual(['40m Ben email'])
  },
)

export const silence = behaviour(
  '[ALERT-4] nobody is paged for what a silence matches; what it does not match pages at once',
  async (smoke) => {
    const [ada, ben] = await smoke.people('Ada', 'Ben')
    const [quiet, loud] = [await smoke.service([step(60, ben)]), await smoke.service([step(60, ben)])]
    const matchers = [{ name: 'alertname', value: 'Slow' }]
    const body = { id: randomUUID(), matchers, reason: 'Known', endsAt: smoke.after('30m') }
    expect(await call(addSilence, ada, { body })).toMatchObject({ status: 201 })
    await (await smoke.monitor(quiet)).send(critical)
    await smoke.windForward('5m')
    expect(smoke.told()).toEqual([])
    await (await smoke.monitor(loud)).send({ ...critical, labels: { ...critical.labels, alertname: 'Down' } })
    await smoke.windForward('30m')
    expect(smoke.told()).toEqual(['5m Ben email', '30m Ben email'])
  },
)

export const snoozed = behaviour('[ALERT-7] a snoozed alert pages nobody until its snooze is over', async (smoke) => {
  const [ada, ben] = await smoke.people('Ada', 'Ben')
  const service = await smoke.service([step(60, ben)])
  const monitor = await smoke.monitor(service, { opensIncident: false })
  await monitor.send(critical)
  const [{ id } = { id: '' }] = await alertsOf({ integration: { ...monitor, url: '', key: '' } })
  expect((await call(snooze, ada, { method: 'PUT', params: { id }, body: { minutes: 30 } })).status).toBe(200)
  await smoke.incident(ada, { severity: 'sev2', serviceIds: [service.id] })
  await monitor.send(critical)
  await smoke.windForward('29m')
  expect(smoke.told()).toEqual([])
  await smoke.windForward('2m')
  expect(smoke.told()).toEqual(['30m Ben email'])
})
