import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { setClock } from '@/lib/server/clock'
import { acknowledgeAlert } from '@/lib/server/db/alert-marks'
import { withTransaction } from '@/lib/server/db/pool'
import { declareIncident } from '@/lib/server/declare'
import { execute } from '@/lib/server/execute'
import { getIncident } from '@/lib/server/queries/get-incident'
import { listAlerts } from '@/lib/server/queries/list-alerts'
import { listEvents } from '@/lib/server/queries/list-events'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { type AlertSender, alertSender } from '@/lib/testing/alert-sender'
import { runDueTimers } from '@/lib/testing/run-timers'
import { signedInPerson } from '@/lib/testing/signed-in'

afterEach(() => setClock(null))

const declare = async ({ admin, service }: AlertSender, input: object = {}) => {
  const given = { title: 'Seen by a person', severity: 'sev2', kind: 'production', serviceIds: [service.id], ...input }
  return (await declareIncident({ actor: admin, commandId: randomUUID(), input: given })).incident
}

const run = ({ admin }: AlertSender, incidentId: string, name: string, input: object) =>
  execute({ incidentId, name, actor: admin, commandId: randomUUID(), input })

const countOf = async ({ service }: AlertSender) =>
  (await listIncidents(SYSTEM_ACTOR, { serviceId: service.id })).incidents.length

async function fire(sender: AlertSender, fingerprint: string = randomUUID()): Promise<void> {
  await sender.send({ fingerprint })
  await runDueTimers()
}

const firingIn = async (id: string) => (await getIncident(SYSTEM_ACTOR, id)).alerts.firing

describe('alerts join', () => {
  test('[INTAKE-4] the newest incident of their service that is still fought', async () => {
    const sender = await alertSender()
    const older = await declare(sender)
    const newer = await declare(sender)
    await run(sender, newer.id, 'change-status', { status: 'mitigated' })
    await fire(sender)
    expect([await firingIn(older.id), await firingIn(newer.id), await countOf(sender)]).toEqual([0, 1, 2])
  })

  test('[INTAKE-4] also when somebody is changing them at that moment, once they have', async () => {
    const sender = await alertSender()
    const { id } = await declare(sender)
    await sender.send({ fingerprint: 'busy' })
    await withTransaction(async (tx) => {
      await acknowledgeAlert(tx, { integrationId: sender.integration.id, dedupKey: 'busy' }, 'A sender', new Date())
      await runDueTimers()
    })
    expect(await firingIn(id)).toBe(0)
    setClock(() => new Date(Date.now() + 1000))
    await runDueTimers()
    expect(await firingIn(id)).toBe(1)
  })

  test('[INTAKE-4] no drill', async () => {
    const sender = await alertSender()
    const drill = await declare(sender, { kind: 'drill' })
    await fire(sender)
    expect([await firingIn(drill.id), await countOf(sender)]).toEqual([0, 2])
  })

  test('[INTAKE-4] no private incident, unless the integration says so', async () => {
    const sender = await alertSender()
    const hidden = await declare(sender, { visibility: 'private' })
    await fire(sender)
    expect([await firingIn(hidden.id), await countOf(sender)]).toEqual([0, 2])

    const trusted = await alertSender({ joinsPrivate: true })
    const joined = await declare(trusted, { visibility: 'private' })
    await fire(trusted)
    expect([await firingIn(joined.id), await countOf(trusted)]).toEqual([1, 1])
  })

  test('[INTAKE-6] an incident made private later still hears of its alerts', async () => {
    const sender = await alertSender()
    const incident = await declare(sender)
    await fire(sender, 'a')
    await run(sender, incident.id, 'set-privacy', { visibility: 'private' })
    setClock(() => new Date(Date.now() + 5000))
    await sender.send({ fingerprint: 'a', status: 'resolved' })
    await runDueTimers()
    expect(await firingIn(incident.id)).toBe(0)
  })

  test('[INTAKE-4] an incident declared after they began, when they are told again', async () => {
    const sender = await alertSender({ opensIncident: false })
    await fire(sender, 'a')
    const incident = await declare(sender)
    await fire(sender, 'a')
    expect(await firingIn(incident.id)).toBe(1)
  })

  test('[INTAKE-9] an incident resolved minutes ago, and suggest to reopen it', async () => {
    const sender = await alertSender()
    const incident = await declare(sender)
    await run(sender, incident.id, 'change-status', { status: 'resolved' })
    await fire(sender)
    expect(await countOf(sender)).toBe(1)
    const { status, alerts } = await getIncident(SYSTEM_ACTOR, incident.id)
    expect([status, alerts.firing]).toEqual(['resolved', 1])
    const { events } = await listEvents(SYSTEM_ACTOR, incident.id, { after: 0, limit: 100 })
    expect(events.at(-1)).toMatchObject({ type: 'alerts.changed', payload: { suggestsReopening: true } })
  })

  test('[INTAKE-9] no incident resolved half an hour ago: a new one begins', async () => {
    const sender = await alertSender()
    const incident = await declare(sender)
    await run(sender, incident.id, 'change-status', { status: 'resolved' })
    setClock(() => new Date(Date.now() + 31 * 60_000))
    await fire(sender)
    expect([await firingIn(incident.id), await countOf(sender)]).toEqual([0, 2])
  })

  test('[INTAKE-6] a closed incident gets no event', async () => {
    const sender = await alertSender()
    await fire(sender, 'a')
    const [summary] = (await listIncidents(SYSTEM_ACTOR, { serviceId: sender.service.id })).incidents
    await run(sender, summary!.id, 'change-severity', { severity: 'sev3' })
    await run(sender, summary!.id, 'change-status', { status: 'resolved' })
    await run(sender, summary!.id, 'change-status', { status: 'closed', note: 'A short one.' })
    const before = await getIncident(SYSTEM_ACTOR, summary!.id)
    setClock(() => new Date(Date.now() + 5000))
    await sender.send({ fingerprint: 'a', status: 'resolved' })
    await runDueTimers()
    expect((await getIncident(SYSTEM_ACTOR, summary!.id)).seq).toBe(before.seq)
  })
})

describe('alerts of a duplicate', () => {
  test('[DUP-4] go with it to the original, which is told', async () => {
    const sender = await alertSender()
    const original = await declare(sender, { serviceIds: [] })
    await fire(sender, 'a')
    const [duplicate] = (await listIncidents(SYSTEM_ACTOR, { serviceId: sender.service.id })).incidents
    await run(sender, duplicate!.id, 'mark-duplicate', { of: original.key })
    await runDueTimers()
    expect(await firingIn(original.id)).toBe(1)
    const { alerts } = await listAlerts(SYSTEM_ACTOR, original.key, { limit: 10 })
    expect(alerts).toMatchObject([{ status: 'firing', severity: 'sev1', receivedCount: 1 }])
  })
})

describe('the list of alerts', () => {
  test('[API-6] is paged, the latest first, and filtered by status', async () => {
    const sender = await alertSender()
    await sender.send(...Array.from({ length: 5 }, (_, index) => ({ fingerprint: `alert-${index}` })))
    await sender.send({ fingerprint: 'alert-0', status: 'resolved' })
    await runDueTimers()
    const [{ id } = { id: '' }] = (await listIncidents(SYSTEM_ACTOR, { serviceId: sender.service.id })).incidents
    const first = await listAlerts(SYSTEM_ACTOR, id, { limit: 3 })
    const second = await listAlerts(SYSTEM_ACTOR, id, { limit: 3, cursor: first.nextCursor! })
    expect([first.alerts.length, second.alerts.length, second.nextCursor]).toEqual([3, 2, null])
    expect(new Set([...first.alerts, ...second.alerts].map((alert) => alert.id)).size).toBe(5)
    const resolved = await listAlerts(SYSTEM_ACTOR, id, { status: 'resolved', limit: 10 })
    expect(resolved.alerts).toMatchObject([{ status: 'resolved', service: { id: sender.service.id } }])
  })

  test('[ACCESS-1] of a private incident does not exist for others', async () => {
    const sender = await alertSender({ joinsPrivate: true })
    const incident = await declare(sender, { visibility: 'private' })
    await fire(sender)
    const { actor: stranger } = await signedInPerson('responder')
    await expect(listAlerts(stranger, incident.key, { limit: 10 })).rejects.toMatchObject({ code: 'not_found' })
  })
})
