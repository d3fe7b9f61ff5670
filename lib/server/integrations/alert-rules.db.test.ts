import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { setClock } from '@/lib/server/clock'
import { execute } from '@/lib/server/execute'
import { getAlert } from '@/lib/server/queries/get-alert'
import { getIncident } from '@/lib/server/queries/get-incident'
import { listEvents } from '@/lib/server/queries/list-events'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { type AlertSender, alertSender } from '@/lib/testing/alert-sender'
import { alertsOf } from '@/lib/testing/drop-in-sender'
import { runDueTimers } from '@/lib/testing/run-timers'

afterEach(() => setClock(null))

const MINUTE = 60_000

/** A clock that moves when told to; timers fire as it does. */
function clock() {
  let at = Date.now()
  setClock(() => new Date(at))
  return async (minutes: number) => {
    at += minutes * MINUTE
    await runDueTimers()
  }
}

const incidentsOf = async ({ service }: AlertSender) =>
  (await listIncidents(SYSTEM_ACTOR, { serviceId: service.id })).incidents

async function theIncidentOf(sender: AlertSender) {
  const [incident, ...others] = await incidentsOf(sender)
  expect(others).toEqual([])
  return getIncident(SYSTEM_ACTOR, incident!.id)
}

async function reportsOf(sender: AlertSender) {
  const { id } = await theIncidentOf(sender)
  const { events } = await listEvents(SYSTEM_ACTOR, id, { after: 0, limit: 1000 })
  return events.flatMap((event) => (event.type === 'alerts.changed' ? [event.payload] : []))
}

describe('grouping', () => {
  test('[ALERT-1] says on the incident why its alerts are there', async () => {
    const forward = clock()
    const sender = await alertSender({ groupMinutes: 30 })
    await sender.send({ fingerprint: 'a' })
    await forward(1)
    await sender.send({ fingerprint: 'b' })
    await forward(1)
    expect((await reportsOf(sender)).map(({ joined }) => joined)).toEqual([
      { because: 'opened', windowMinutes: 30 },
      { because: 'same-service', windowMinutes: 30 },
    ])
  })

  test('[ALERT-1] ends with its window, counted from the last alert of the incident', async () => {
    const forward = clock()
    const sender = await alertSender({ groupMinutes: 30 })
    for (const fingerprint of ['a', 'b', 'c']) {
      await sender.send({ fingerprint })
      await forward(20)
    }
    expect(await incidentsOf(sender)).toHaveLength(1)
    await forward(15)
    await sender.send({ fingerprint: 'd' })
    await forward(1)
    expect(await incidentsOf(sender)).toHaveLength(2)
  })

  test('[ALERT-1] without a window lasts as long as the incident is open', async () => {
    const forward = clock()
    const sender = await alertSender()
    await sender.send({ fingerprint: 'a' })
    await forward(600)
    await sender.send({ fingerprint: 'b' })
    await forward(1)
    expect(await incidentsOf(sender)).toHaveLength(1)
    expect((await reportsOf(sender)).at(-1)?.joined).toEqual({ because: 'same-service', windowMinutes: null })
  })
})

describe('an alert that comes and goes', () => {
  const flap = async (sender: AlertSender, forward: (minutes: number) => Promise<void>, times: number) => {
    for (let time = 0; time < times; time++) {
      await sender.send({ fingerprint: 'flaps' })
      await forward(1)
      await sender.send({ fingerprint: 'flaps', status: 'resolved' })
      await forward(1)
    }
  }

  test('[ALERT-5] so many times is flapping: it stays with its incident, reopens nothing, and says so', async () => {
    const forward = clock()
    const sender = await alertSender({ flapping: { times: 3, minutes: 30 } })
    await flap(sender, forward, 2)
    const { id } = await theIncidentOf(sender)
    const resolve = { incidentId: id, name: 'change-status', actor: sender.admin, input: { status: 'resolved' } }
    await execute({ ...resolve, commandId: randomUUID() })
    await flap(sender, forward, 2)
    const alerts = await alertsOf(sender)
    expect(alerts.map(({ is_flapping, incident_id }) => [is_flapping, incident_id])).toEqual([
      [false, id],
      [false, id],
      [true, id],
      [true, id],
    ])
    const reports = (await reportsOf(sender)).filter(({ flapping }) => flapping)
    expect(reports).toMatchObject([
      { fired: 1, flapping: 1, joined: { because: 'flapping', windowMinutes: 30 } },
      { fired: 1, flapping: 1 },
    ])
    expect(reports.every(({ suggestsReopening }) => suggestsReopening === undefined)).toBe(true)
    expect((await theIncidentOf(sender)).status).toBe('resolved')
  })

  test('[ALERT-5] beyond the time is not flapping', async () => {
    const forward = clock()
    const sender = await alertSender({ flapping: { times: 3, minutes: 10 } })
    for (let time = 0; time < 4; time++) {
      await flap(sender, forward, 1)
      await forward(5)
    }
    expect((await alertsOf(sender)).some(({ is_flapping }) => is_flapping)).toBe(false)
  })

  test('[ALERT-5] after its incident was closed opens another: nothing is lost', async () => {
    const forward = clock()
    const sender = await alertSender({ flapping: { times: 2, minutes: 60 } })
    await flap(sender, forward, 2)
    const { id } = await theIncidentOf(sender)
    for (const input of [{ status: 'resolved' }, { status: 'closed', note: 'Over.' }]) {
      await execute({
        incidentId: id,
        name: 'change-severity',
        actor: sender.admin,
        commandId: randomUUID(),
        input: { severity: 'sev3' },
      }).catch(() => {})
      await execute({ incidentId: id, name: 'change-status', actor: sender.admin, commandId: randomUUID(), input })
    }
    await sender.send({ fingerprint: 'flaps' })
    await forward(1)
    expect(await incidentsOf(sender)).toHaveLength(2)
  })
})

describe('when all alerts are resolved', () => {
  const fireAndResolve = async (sender: AlertSender, forward: (minutes: number) => Promise<void>) => {
    await sender.send({ fingerprint: 'a' })
    await forward(1)
    await sender.send({ fingerprint: 'a', status: 'resolved' })
    await forward(1)
  }

  test('[ALERT-6] an incident that nobody touched is resolved after the time its integration says', async () => {
    const forward = clock()
    const sender = await alertSender({ autoResolveMinutes: 10 })
    await fireAndResolve(sender, forward)
    await forward(8)
    expect((await theIncidentOf(sender)).status).toBe('active')
    await forward(2)
    const incident = await theIncidentOf(sender)
    expect(incident.status).toBe('resolved')
    const { events } = await listEvents(SYSTEM_ACTOR, incident.id, { after: 0, limit: 100 })
    expect(events.at(-1)).toMatchObject({
      type: 'status.changed',
      actor: { kind: 'system' },
      payload: { quietMinutes: 10 },
    })
  })

  test('[ALERT-6] never while people work on it, nor when an alert fires again, nor unasked', async () => {
    const forward = clock()
    const worked = await alertSender({ autoResolveMinutes: 10 })
    await fireAndResolve(worked, forward)
    const { id } = await theIncidentOf(worked)
    await execute({ incidentId: id, name: 'join', actor: worked.admin, commandId: randomUUID(), input: {} })
    const again = await alertSender({ autoResolveMinutes: 10 })
    await fireAndResolve(again, forward)
    await forward(5)
    await again.send({ fingerprint: 'b' })
    await forward(1)
    const unasked = await alertSender()
    await fireAndResolve(unasked, forward)
    await forward(120)
    for (const sender of [worked, again, unasked]) expect((await theIncidentOf(sender)).status).toBe('active')
  })
})

test('[ALERT-2] an alert has what was received, its link and a bounded history', async () => {
  const forward = clock()
  const sender = await alertSender()
  for (let time = 0; time < 25; time++) {
    await sender.send({ fingerprint: 'a' })
    await forward(1)
  }
  const [{ id } = { id: '' }] = await alertsOf(sender)
  const alert = await getAlert(sender.admin, id)
  expect(alert).toMatchObject({
    receivedCount: 25,
    rule: 'CheckoutErrorRatioHigh',
    raw: { fingerprint: 'a', status: 'firing' },
    incident: { key: expect.stringMatching(/^INC-/) },
    url: expect.stringContaining('http'),
  })
  expect(alert.history.filter(({ what }) => what === 'told')).toHaveLength(20)
  expect(alert.history.at(-1)?.what).toBe('fired')
  const instants = alert.history.map(({ at }) => at)
  expect(instants).toEqual(instants.toSorted().reverse())
  await expect(getAlert(sender.admin, randomUUID())).rejects.toMatchObject({ code: 'not_found' })
})
