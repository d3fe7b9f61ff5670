import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { setClock } from '@/lib/server/clock'
import { addSilence } from '@/lib/server/integrations/holds'
import { settleAlerts } from '@/lib/server/integrations/settle-alerts'
import { snooze } from '@/lib/server/integrations/snooze-alert'
import { type AlertSender, alertSender } from '@/lib/testing/alert-sender'
import { query } from '@/lib/testing/database'
import { alertsOf } from '@/lib/testing/drop-in-sender'
import { runDueTimers } from '@/lib/testing/run-timers'

afterEach(() => setClock(null))

/** What was handed to paging for a service, whether or not it has a policy. */
const startsFor = ({ service }: AlertSender) =>
  query<{ key: string }>(
    `select key from timer where kind = 'start-escalation' and payload -> 'serviceIds' ->> 0 = $1 order by id`,
    [service.id],
  )

test('[ALERT-8] an incident that alerts open is handed to paging once, in the transaction that gives them to it', async () => {
  const sender = await alertSender()
  await sender.send({ fingerprint: 'a' }, { fingerprint: 'b' })
  const place = { serviceId: sender.service.id, integrationId: sender.integration.id }
  await settleAlerts(place)
  expect(await startsFor(sender)).toHaveLength(1)
  // Died after it: what is done again has the same key.
  await query('update alert set incident_id = null, settled_at = null where integration_id = $1', [place.integrationId])
  await query(`update timer set state = 'armed' where kind = 'settle-alerts'`)
  await settleAlerts(place)
  expect(new Set((await startsFor(sender)).map(({ key }) => key)).size).toBe(1)
})

test('[ALERT-8] what is silenced, flaps or is snoozed is handed to nobody', async () => {
  let at = Date.now()
  setClock(() => new Date(at))
  const forward = async (minutes: number) => {
    at += minutes * 60_000
    await runDueTimers()
  }
  const silenced = await alertSender()
  const matchers = [{ name: 'service', op: '=' as const, value: silenced.service.key }]
  const endsAt = new Date(at + 3_600_000).toISOString()
  await addSilence(silenced.admin, { id: randomUUID(), matchers, reason: 'Known', endsAt })
  await silenced.send({ fingerprint: 'a', labels: { alertname: 'Slow', service: silenced.service.key } })
  await forward(1)
  expect(await startsFor(silenced)).toEqual([])
  await forward(60)
  expect(await startsFor(silenced)).toHaveLength(1)

  const flapping = await alertSender({ flapping: { times: 2, minutes: 60 } })
  for (let time = 0; time < 4; time++) {
    await flapping.send({ fingerprint: 'a' })
    await forward(1)
    await flapping.send({ fingerprint: 'a', status: 'resolved' })
    await forward(1)
  }
  expect(await startsFor(flapping)).toHaveLength(1)

  const snoozed = await alertSender({ opensIncident: false })
  await snoozed.send({ fingerprint: 'a' })
  await forward(1)
  const [{ id } = { id: '' }] = await alertsOf(snoozed)
  await snooze(snoozed.admin, id, { minutes: 30 })
  await query(`update integration set settings = settings || '{"opensIncident":true}' where id = $1`, [
    snoozed.integration.id,
  ])
  await snoozed.send({ fingerprint: 'a' })
  await forward(1)
  expect(await startsFor(snoozed)).toEqual([])
})

test('[ALERT-8] what becomes critical in its incident is handed on, unless it is silenced or snoozed', async () => {
  const told = (fingerprint: string, severity: string) => ({
    fingerprint,
    labels: { alertname: fingerprint, severity },
  })
  const sender = await alertSender()
  await sender.send(told('a', 'warning'), told('b', 'warning'), told('c', 'warning'))
  await runDueTimers()
  const opened = await startsFor(sender)
  const endsAt = new Date(Date.now() + 3_600_000).toISOString()
  const matchers = [{ name: 'alertname', op: '=' as const, value: 'a' }]
  await addSilence(sender.admin, { id: randomUUID(), matchers, reason: 'Known', endsAt })
  const [, { id } = { id: '' }] = await alertsOf(sender)
  await snooze(sender.admin, id, { minutes: 30 })
  await sender.send(told('a', 'critical'), told('b', 'critical'))
  expect(await startsFor(sender)).toEqual(opened)
  await sender.send(told('c', 'critical'))
  expect(await startsFor(sender)).toHaveLength(opened.length + 1)
})
