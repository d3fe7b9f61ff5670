import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { withTransaction } from '@/lib/server/db/pool'
import { execute } from '@/lib/server/execute'
import { acknowledgeSent, unacknowledgeSent } from '@/lib/server/integrations/acknowledge-alert'
import { changeSetting } from '@/lib/server/organisation-settings'
import { changePolicy } from '@/lib/server/paging/policies'
import { listEvents } from '@/lib/server/queries/list-events'
import { rebuildIncident } from '@/lib/server/rebuild'
import { type AlertSender, alertSender } from '@/lib/testing/alert-sender'
import { query } from '@/lib/testing/database'
import { alertsOf } from '@/lib/testing/drop-in-sender'
import { anIncident, aPerson, run } from '@/lib/testing/factories'
import { aPagedService, pagingOf, step, windable } from '@/lib/testing/paging-factories'
import { runDueTimers } from '@/lib/testing/run-timers'

process.env.SMTP_URL = 'smtp://127.0.0.1:9'
process.env.MAIL_FROM = 'incidents@example.org'

const MINUTE_MS = 60_000
let clock: ReturnType<typeof windable>
beforeEach(() => {
  clock = windable()
})
afterEach(() => clock.back())

const wound = async (minutes: number) => {
  clock.forward(minutes * MINUTE_MS)
  await runDueTimers()
}
const openPages = async (incident: IncidentState) =>
  (await pagingOf(incident)).pages.filter(({ state }) => state === 'queued').map(({ person }) => person.name)
const runState = async (incident: IncidentState) => (await pagingOf(incident)).escalations.at(-1)

describe('an escalation', () => {
  let ada: PersonActor
  let ben: PersonActor
  let cleo: PersonActor
  let incident: IncidentState
  let escalationId: string

  beforeEach(async () => {
    ada = await aPerson()
    ben = await aPerson()
    cleo = await aPerson()
    const { service } = await aPagedService([step(5, ben), step(10, cleo)], { holdMinutes: 30 })
    incident = await anIncident({ by: ada, serviceIds: [service.id] })
    escalationId = randomUUID()
    await run(incident, 'page-service', { escalationId, serviceId: service.id }, ada)
  })

  test('rows follow from the log: folding it again changes nothing', async () => {
    await wound(5)
    expect(await rebuildIncident(incident.id)).toEqual([])
    const { events } = await listEvents(SYSTEM_ACTOR as never, incident.id, { after: 0, limit: 100 })
    expect(JSON.stringify(events)).not.toContain('@example.org')
  })
})

describe('many at once', () => {
  test('a stage of many people takes as many statements behind the lock as a small one', async () => {
    const statementsFor = async (count: number) => {
      const people = await Promise.all(Array.from({ length: count }, () => aPerson()))
      const { admin, service } = await aPagedService([step(5, ...people)])
      const incident = await anIncident({ serviceIds: [service.id] })
      const sent = vi.spyOn(pg.Client.prototype, 'query')
      await run(incident, 'page-service', { escalationId: randomUUID(), serviceId: service.id }, admin)
      const statements = sent.mock.calls.length
      sent.mockRestore()
      expect(await openPages(incident)).toHaveLength(count)
      return statements
    }
    const few = await statementsFor(2)
    expect(await statementsFor(20)).toBe(few)
  })

  test('[PAGE-1] [ESC-1] page somebody once, and start one run', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => aPerson()))
    const ben = await aPerson()
    const { service } = await aPagedService([step(5, ben)])
    const incident = await anIncident({ serviceIds: [service.id] })
    const commands = people.flatMap((person) => [
      run(incident, 'page-service', { escalationId: randomUUID(), serviceId: service.id }, person),
      run(incident, 'page-person', { pageId: randomUUID(), personId: ben.id }, person),
    ])
    await Promise.all(commands)
    const { pages, escalations } = await pagingOf(incident)
    expect(escalations).toHaveLength(1)
    expect(pages).toHaveLength(1)
    expect(await query('select id from page where incident_id = $1', [incident.id])).toHaveLength(1)
  })

  test('[ESC-1] a run follows the policy as it was when it began', async () => {
    const [ben, cleo] = [await aPerson(), await aPerson()]
    const { admin, service, policy } = await aPagedService([step(5, ben), step(5, ben)])
    const incident = await anIncident({ by: admin, serviceIds: [service.id] })
    await run(incident, 'page-service', { escalationId: randomUUID(), serviceId: service.id }, admin)
    await changePolicy(admin, policy.id, { version: policy.version, steps: [step(1, cleo)] })
    await wound(4)
    expect((await pagingOf(incident)).escalations[0]?.position).toBe(0)
    await wound(1)
    expect((await pagingOf(incident)).pages.map(({ person }) => person.name)).toEqual([ben.name, ben.name])
  })

  test('[ESC-6] the organisation limits how long an acknowledgement holds', async () => {
    const ben = await aPerson()
    const { admin, service } = await aPagedService([step(5, ben)])
    await changeSetting(admin, 'acknowledgement-cap', 15)
    const incident = await anIncident({ by: admin, serviceIds: [service.id] })
    await run(incident, 'page-service', { escalationId: randomUUID(), serviceId: service.id }, admin)
    await run(incident, 'acknowledge-page', { pageId: (await pagingOf(incident)).pages[0]!.id }, ben)
    await wound(14)
    expect(await runState(incident)).toMatchObject({ state: 'acknowledged' })
    await wound(1)
    expect(await runState(incident)).toMatchObject({ state: 'running', lap: 1 })
    await changeSetting(admin, 'acknowledgement-cap', null)
  })
})

describe('an alert', () => {
  async function aSender() {
    const ben = await aPerson()
    const sender = await alertSender()
    const { policy } = await aPagedService([step(5, ben)])
    await query('update service set policy_id = $1 where id = $2', [policy.id, sender.service.id])
    return { ben, sender, policy }
  }
  const incidentsOf = async (serviceId: string) =>
    query<{ id: string }>('select incident_id as id from incident_service where service_id = $1', [serviceId])

  const acknowledge = async ({ integration }: AlertSender, dedupKey: string) => {
    await withTransaction((tx) => acknowledgeSent(tx, { integrationId: integration.id, dedupKey }, 'Trinity'))
    await runDueTimers()
  }

  test('[ALERT-9] stops calling people once senders have acknowledged all that fire, for as long as that holds', async () => {
    const { sender, policy } = await aSender()
    await query('update escalation_policy set hold_minutes = 30 where id = $1', [policy.id])
    await sender.send({ fingerprint: 'a' }, { fingerprint: 'b' })
    await runDueTimers()
    const [incident] = (await incidentsOf(sender.service.id)) as [IncidentState]
    await acknowledge(sender, 'a')
    expect((await runState(incident))?.state).toBe('running')
    await acknowledge(sender, 'b')
    expect(await runState(incident)).toMatchObject({ state: 'stopped', dueAt: null })
    expect(await openPages(incident)).toEqual([])
    // Nobody resolved it meanwhile: it is not forgotten.
    await wound(31)
    expect(await runState(incident)).toMatchObject({ state: 'running' })
    await acknowledge(sender, 'a')
    expect(await runState(incident)).toMatchObject({ state: 'stopped' })
    await sender.send({ fingerprint: 'a', status: 'resolved' }, { fingerprint: 'b', status: 'resolved' })
    await wound(31)
    expect(await runState(incident)).toMatchObject({ state: 'stopped' })
  })

  test('[ALERT-9] wakes nobody for what was acknowledged before, does when that is taken back, and leaves runs by hand', async () => {
    const { sender, policy } = await aSender()
    await query('update escalation_policy set hold_minutes = 30 where id = $1', [policy.id])
    await sender.send({ fingerprint: 'a' })
    await acknowledge(sender, 'a')
    const [incident] = (await incidentsOf(sender.service.id)) as [IncidentState]
    await wound(29)
    expect(await runState(incident)).toBeUndefined()
    await wound(2)
    expect(await runState(incident)).toMatchObject({ state: 'running' })
    await acknowledge(sender, 'a')
    expect(await runState(incident)).toMatchObject({ state: 'stopped' })
    const alertId = (await alertsOf(sender))[0]!.id
    await withTransaction((tx) => unacknowledgeSent(tx, alertId, 'Trinity'))
    await runDueTimers()
    expect(await runState(incident)).toMatchObject({ state: 'running' })
    await acknowledge(sender, 'a')
    expect(await runState(incident)).toMatchObject({ state: 'stopped' })
    const byHand = { escalationId: randomUUID(), serviceId: sender.service.id }
    await run(incident, 'page-service', byHand, sender.admin)
    await acknowledge(sender, 'a')
    expect(await runState(incident)).toMatchObject({ id: byHand.escalationId, state: 'running' })
  })

  test('[ALERT-9] that joins while an acknowledgement is heeded finds a run that goes on', async () => {
    const { sender } = await aSender()
    await sender.send({ fingerprint: 'a' })
    await runDueTimers()
    const [incident] = (await incidentsOf(sender.service.id)) as [IncidentState]
    const { id: escalationId } = (await runState(incident))!
    // It found that somebody is asked already.
    await sender.send({ fingerprint: 'b', labels: { alertname: 'B', severity: 'critical' } })
    await acknowledge(sender, 'a')
    // Whoever heeds the acknowledgement looked before it had joined, and comes to the incident after it.
    const input = { escalationId, byName: 'Trinity' }
    const command = { incidentId: incident.id, actor: SYSTEM_ACTOR, commandId: randomUUID() }
    await execute({ ...command, name: 'stop-acknowledged', input })
    expect(await runState(incident)).toMatchObject({ state: 'running' })
  })

  test('[ESC-2] pages nobody for a test incident', async () => {
    const { sender } = await aSender()
    const incident = await anIncident({ by: sender.admin, serviceIds: [sender.service.id] })
    await run(incident, 'mark-test', { isTest: true }, sender.admin)
    await sender.send({ fingerprint: 'c', labels: { alertname: 'C', severity: 'critical' } })
    await runDueTimers()
    expect((await pagingOf(incident)).escalations).toEqual([])
  })
})
