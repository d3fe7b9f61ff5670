import { randomBytes, randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { alertRatingSchema } from '@/lib/domain/alert/rating'
import { setClock } from '@/lib/server/clock'
import { rateAlerts } from '@/lib/server/integrations/rate-alerts'
import { getIncident } from '@/lib/server/queries/get-incident'
import { listAlertRatings } from '@/lib/server/queries/list-alert-rules'
import { listEvents } from '@/lib/server/queries/list-events'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { type AlertSender, alertSender, recordedDelivery } from '@/lib/testing/alert-sender'
import { query } from '@/lib/testing/database'
import { runDueTimers } from '@/lib/testing/run-timers'

afterEach(() => setClock(null))

/** A clock that only moves when told to, so that a test sees each report. */
function frozenClock() {
  let at = Date.now()
  setClock(() => new Date(at))
  return {
    forward(milliseconds: number) {
      at += milliseconds
    },
  }
}

const incidentsOf = async ({ service }: AlertSender) =>
  (await listIncidents(SYSTEM_ACTOR, { serviceId: service.id })).incidents

async function reportsOf(incidentId: string) {
  const { events } = await listEvents(SYSTEM_ACTOR, incidentId, { after: 0, limit: 1000 })
  return events.flatMap((event) => (event.type === 'alerts.changed' ? [event.payload] : []))
}

interface StoredAlert {
  status: string
  received_count: number
  ends_at: Date | null
  incident_id: string | null
  raw: object
}
const alertsOf = ({ integration }: AlertSender) =>
  query<StoredAlert>('select * from alert where integration_id = $1 order by first_received_at', [integration.id])

describe('an alert', () => {
  test('[INTAKE-2] [INTAKE-7] is one while it fires: told again it is refreshed, and what was told is kept', async () => {
    const sender = await alertSender()
    const first = await sender.post(recordedDelivery('one-firing'))
    expect([first.status, await first.json()]).toEqual([200, { fired: 1, refreshed: 0, resolved: 0 }])
    const second = await sender.post(recordedDelivery('one-firing'))
    expect(await second.json()).toEqual({ fired: 0, refreshed: 1, resolved: 0 })
    const stored = await alertsOf(sender)
    expect(stored).toMatchObject([{ status: 'firing', received_count: 2, ends_at: null }])
    expect(stored[0]?.raw).toEqual(recordedDelivery('one-firing').alerts[0])
  })

  test('[INTAKE-2] ends when it resolves, and a firing after that is a new one', async () => {
    const sender = await alertSender()
    await sender.post(recordedDelivery('one-firing'))
    const resolve = await sender.post(recordedDelivery('one-resolved'))
    expect(await resolve.json()).toEqual({ fired: 0, refreshed: 0, resolved: 1 })
    await sender.post(recordedDelivery('one-firing'))
    expect(await alertsOf(sender)).toMatchObject([
      { status: 'resolved', received_count: 1, ends_at: new Date('2026-11-20T22:20:45.073Z') },
      { status: 'firing', received_count: 1, ends_at: null },
    ])
  })

  test('[INTAKE-2] that does not fire cannot resolve: accepted and dropped', async () => {
    const sender = await alertSender()
    const response = await sender.post(recordedDelivery('one-resolved'))
    expect([response.status, await response.json()]).toEqual([200, { fired: 0, refreshed: 0, resolved: 0 }])
    expect(await alertsOf(sender)).toEqual([])
  })

  test("[INTAKE-7] follows its own status, not its group's", async () => {
    const sender = await alertSender()
    await sender.post(recordedDelivery('group-firing'))
    await sender.post(recordedDelivery('group-mixed'))
    const statuses = (await alertsOf(sender)).map(({ status }) => status).toSorted()
    expect(statuses).toEqual(['firing', 'firing', 'resolved'])
  })

  test('[INTAKE-2] of another integration is another alert', async () => {
    const [one, other] = [await alertSender(), await alertSender()]
    await one.post(recordedDelivery('one-firing'))
    await other.post(recordedDelivery('one-firing'))
    expect([...(await alertsOf(one)), ...(await alertsOf(other))]).toHaveLength(2)
  })

  test('[INTAKE-2] named twice in one delivery counts once, by its last word', async () => {
    const sender = await alertSender()
    await sender.send({ fingerprint: 'a' })
    const response = await sender.send({ fingerprint: 'a' }, { fingerprint: 'a', status: 'resolved' })
    expect(await response.json()).toEqual({ fired: 0, refreshed: 0, resolved: 1 })
  })
})

describe('an incident', () => {
  test('[INTAKE-4] [INTAKE-8] is declared for a firing group, and its timeline tells of the alerts', async () => {
    const sender = await alertSender()
    const startsAt = new Date(Date.now() - 90_000).toISOString()
    await sender.send({ fingerprint: 'a', startsAt }, { fingerprint: 'b', startsAt: new Date().toISOString() })
    await runDueTimers()
    const [incident, ...others] = await incidentsOf(sender)
    expect(others).toEqual([])
    expect(incident).toMatchObject({
      title: 'Checkout fails for 23% of customers',
      severity: 'sev1',
      kind: 'production',
      status: 'active',
      services: [{ id: sender.service.id }],
    })
    const { events } = await listEvents(SYSTEM_ACTOR, incident!.id, { after: 0, limit: 10 })
    expect(events).toMatchObject([
      {
        type: 'incident.declared',
        actor: { kind: 'integration', id: sender.integration.id },
        payload: { firstSignalAt: startsAt, occurredAt: startsAt },
      },
      {
        type: 'alerts.changed',
        actor: { kind: 'integration', name: 'Prod' },
        payload: { firing: 2, total: 2, fired: 2, resolved: 0, service: { id: sender.service.id } },
      },
    ])
  })

  test('[INTAKE-6] hears of it when its alerts resolve, and keeps its status', async () => {
    const clock = frozenClock()
    const sender = await alertSender()
    await sender.post(recordedDelivery('one-firing'))
    await runDueTimers()
    clock.forward(5000)
    await sender.post(recordedDelivery('one-resolved'))
    await runDueTimers()
    const [incident] = await incidentsOf(sender)
    expect(incident).toMatchObject({ status: 'active' })
    expect(await reportsOf(incident!.id)).toMatchObject([
      { firing: 1, total: 1, fired: 1, resolved: 0 },
      { firing: 0, total: 1, fired: 0, resolved: 1, sample: [{ status: 'resolved' }] },
    ])
  })

  test('[INTAKE-5] is told at most once a second, with nothing left out', async () => {
    const clock = frozenClock()
    const sender = await alertSender()
    await sender.send({ fingerprint: 'first' })
    await runDueTimers()
    for (let index = 0; index < 20; index++) {
      await sender.send({ fingerprint: `alert-${index}` })
      clock.forward(10)
      await runDueTimers()
    }
    await sender.send({ fingerprint: 'alert-0', status: 'resolved' })
    const [incident] = await incidentsOf(sender)
    expect(await reportsOf(incident!.id)).toHaveLength(1)
    clock.forward(1000)
    await runDueTimers()
    const reports = await reportsOf(incident!.id)
    expect(reports).toHaveLength(2)
    expect(reports[1]).toMatchObject({ firing: 20, total: 21, fired: 20, resolved: 1 })
    expect(reports[1]?.sample).toHaveLength(5)
  })

  test('[INTAKE-4] [INTAKE-10] takes the severity of the worst alert, and the service a label names', async () => {
    const sender = await alertSender()
    const other = await alertSender()
    const labels = { alertname: 'Slow', service: other.service.key }
    await sender.send(
      { fingerprint: 'a', labels: { ...labels, severity: 'warning' }, annotations: {} },
      { fingerprint: 'b', labels: { ...labels, severity: 'error' }, annotations: {} },
    )
    await runDueTimers()
    expect(await incidentsOf(sender)).toEqual([])
    expect(await incidentsOf(other)).toMatchObject([{ severity: 'sev2', title: `Slow on ${other.service.name}` }])
  })

  test('[INTAKE-4] [RATING-1] is there whatever the length of what names their rule', async () => {
    const sender = await alertSender()
    const rule = `Slow: ${randomBytes(6000).toString('base64')}`
    await sender.send({ fingerprint: 'a', labels: { rule } }, { fingerprint: 'b', labels: { alertname: 'Down' } })
    await runDueTimers()
    const [incident] = await incidentsOf(sender)
    expect(await listAlertRatings(sender.admin, incident!.id)).toMatchObject([
      { rule: 'Down', count: 1 },
      { rule: rule.slice(0, 500), count: 1 },
    ])
    await rateAlerts(
      sender.admin,
      incident!.id,
      alertRatingSchema.parse({ rule: rule.slice(0, 500), isActionable: true }),
    )
  })

  test('[INTAKE-4] of alerts without a service is one as well', async () => {
    const sender = await alertSender()
    await query('update integration set service_id = null where id = $1', [sender.integration.id])
    await sender.send({ fingerprint: 'a' })
    await runDueTimers()
    await sender.send({ fingerprint: 'b' })
    await runDueTimers()
    const [alert, second] = await alertsOf(sender)
    expect(alert?.incident_id).toBeTruthy()
    expect(second?.incident_id).toBe(alert?.incident_id)
  })

  test('[INTAKE-4] is one as well when the service of the integration was archived since', async () => {
    const sender = await alertSender()
    await query('update service set archived_at = now() where id = $1', [sender.service.id])
    for (const fingerprint of ['a', 'b']) {
      await sender.send({ fingerprint })
      await runDueTimers()
    }
    const rows = await query<{ incident_id: string | null }>(
      'select distinct incident_id from alert where integration_id = $1',
      [sender.integration.id],
    )
    expect(rows).toHaveLength(1)
    expect(await getIncident(SYSTEM_ACTOR, rows[0]!.incident_id!)).toMatchObject({ services: [], kind: 'production' })
  })

  test('[INTAKE-4] is there for what still fires on a service that was archived before it was settled', async () => {
    const sender = await alertSender()
    await sender.send({ fingerprint: 'a' }, { fingerprint: 'b' })
    await query('update service set archived_at = now() where id = $1', [sender.service.id])
    await runDueTimers()
    const [alert, second] = await alertsOf(sender)
    expect(second?.incident_id).toBe(alert?.incident_id)
    const incident = await getIncident(SYSTEM_ACTOR, alert!.incident_id!)
    expect(incident).toMatchObject({ services: [], kind: 'production' })
    await sender.send({ fingerprint: 'c' })
    await runDueTimers()
    expect((await alertsOf(sender)).at(-1)?.incident_id).toBe(incident.id)
  })

  test('[INTAKE-4] is not declared by an integration that may only join', async () => {
    const sender = await alertSender({ opensIncident: false })
    await sender.send({ fingerprint: randomUUID() })
    await runDueTimers()
    expect(await incidentsOf(sender)).toEqual([])
    expect(await alertsOf(sender)).toMatchObject([{ incident_id: null }])
  })
})
