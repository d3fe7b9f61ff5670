import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { declareIncident } from '@/lib/server/declare'
import { createRota } from '@/lib/server/on-call/change-rota'
import { changeSetting } from '@/lib/server/organisation-settings'
import { changePolicy } from '@/lib/server/paging/policies'
import { listEvents } from '@/lib/server/queries/list-events'
import { rebuildIncident } from '@/lib/server/rebuild'
import { alertSender } from '@/lib/testing/alert-sender'
import { query } from '@/lib/testing/database'
import { anAdmin, anIncident, aPerson, run } from '@/lib/testing/factories'
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

  test('[ESC-3] asks each step when its time has come, by the timer of its place, and then the fallback', async () => {
    expect(await openPages(incident)).toEqual([ben.name])
    await wound(4)
    expect(await openPages(incident)).toEqual([ben.name])
    await wound(1)
    expect(await openPages(incident)).toEqual([ben.name, cleo.name])
    await wound(10)
    // Nobody owns the service: the admins are the fallback.
    expect((await runState(incident))?.stage).toEqual({ kind: 'admins' })
    await wound(5)
    expect(await runState(incident)).toMatchObject({ state: 'finished' })
    const told = await query<{ n: number }>(
      `select count(*)::int as n from notification where kind = 'unanswered' and incident_id = $1`,
      [incident.id],
    )
    expect(told[0]!.n).toBeGreaterThan(3)
  })

  test('[ESC-4] is stopped by an answer, and its timers do nothing', async () => {
    const [page] = (await pagingOf(incident)).pages
    await run(incident, 'acknowledge-page', { pageId: page!.id }, ben)
    await wound(20)
    expect(await runState(incident)).toMatchObject({ state: 'acknowledged', position: 0 })
    // [ESC-6] Thirty minutes after the answer it asks again.
    await wound(10)
    expect(await runState(incident)).toMatchObject({ state: 'running', lap: 1, position: 0 })
    expect(await openPages(incident)).toEqual([ben.name])
    const [row] = await query(`select state, lap, position from escalation where id = $1`, [escalationId])
    expect(row).toEqual({ state: 'running', lap: 1, position: 0 })
  })

  test('[PAGE-10] who has no way to be told is said to be so, and the next is asked at once', async () => {
    const dai = await aPerson()
    await query(`delete from contact_method where person_id = $1`, [dai.id])
    const { service } = await aPagedService([step(5, dai), step(5, cleo)])
    const other = await anIncident({ by: ada, serviceIds: [service.id] })
    await run(other, 'page-service', { escalationId: randomUUID(), serviceId: service.id }, ada)
    await runDueTimers()
    const { pages } = await pagingOf(other)
    expect(pages.map(({ person, state }) => [person.name, state])).toEqual([
      [dai.name, 'failed'],
      [cleo.name, 'queued'],
    ])
  })

  test('rows follow from the log: folding it again changes nothing', async () => {
    await wound(5)
    expect(await rebuildIncident(incident.id)).toEqual([])
    const { events } = await listEvents(SYSTEM_ACTOR as never, incident.id, { after: 0, limit: 100 })
    expect(JSON.stringify(events)).not.toContain('@example.org')
  })
})

describe('many at once', () => {
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

  test('[PAGE-7] mobilises the seats of rotas, and the commanders’ rota', async () => {
    const [ada, ben, cleo, dana] = await Promise.all([anAdmin(), aPerson(), aPerson(), aPerson()])
    const rota = async (first: PersonActor, second: PersonActor) => {
      const layer = {
        name: 'Week',
        participantIds: [first.id, second.id],
        startsOn: new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10),
        handoverAt: '09:00',
        turn: { count: 4, unit: 'weeks' as const },
        windows: [],
      }
      const key = `rota-${randomUUID().slice(0, 8)}`
      const rotation = { zone: 'UTC', layers: [layer], hasSecondary: true }
      const { id } = await createRota(ada, {
        key,
        name: key,
        teamId: null,
        rotation,
        from: new Date(Date.now() - 3 * 86_400_000).toISOString(),
      })
      return id
    }
    const rotaId = await rota(ben, cleo)
    await changeSetting(ada, 'commander-rota', await rota(dana, ben))
    const { service } = await aPagedService([{ afterMinutes: 5, targets: [{ kind: 'rota', rotaId, seat: 'primary' }] }])
    const incident = await anIncident({ by: ada, serviceIds: [service.id] })
    clock.forward(1)
    await run(incident, 'mobilise', { mobilisationId: randomUUID() }, ada)
    expect((await openPages(incident)).toSorted()).toEqual([ben.name, cleo.name, dana.name].toSorted())
    await changeSetting(ada, 'commander-rota', null)
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

  test('[ESC-2] that opens an incident starts the policy of its service, once for all alerts of a storm', async () => {
    const { ben, sender } = await aSender()
    for (let batch = 0; batch < 5; batch += 1) {
      const alerts = Array.from({ length: 60 }, (_, n) => ({
        fingerprint: `${batch}-${n}`,
        labels: { alertname: `A${n}`, severity: 'critical' },
      }))
      await sender.send(...alerts)
      await runDueTimers()
    }
    const [incident, ...others] = await incidentsOf(sender.service.id)
    expect(others).toEqual([])
    const pages = await query('select person_id from page where incident_id = $1', [incident!.id])
    expect(pages).toEqual([{ person_id: ben.id }])
    const runs = await query('select state from escalation where incident_id = $1', [incident!.id])
    expect(runs).toEqual([{ state: 'running' }])
  })

  test('[ESC-2] that joins wakes somebody when it is critical and nobody is asked, and not otherwise', async () => {
    const { sender } = await aSender()
    const { incident } = await declareIncident({
      actor: sender.admin,
      commandId: randomUUID(),
      input: { title: 'Slow', severity: 'sev3', kind: 'production', serviceIds: [sender.service.id] },
    })
    await sender.send({ fingerprint: 'w', labels: { alertname: 'W', severity: 'warning' } })
    await runDueTimers()
    expect((await pagingOf(incident)).escalations).toEqual([])
    await sender.send({ fingerprint: 'c', labels: { alertname: 'C', severity: 'critical' } })
    await runDueTimers()
    expect((await pagingOf(incident)).escalations).toMatchObject([{ state: 'running' }])
    const [page] = (await pagingOf(incident)).pages
    expect(page).toMatchObject({ urgency: 'low' })
  })

  test('[ESC-2] pages nobody for a test incident', async () => {
    const { sender } = await aSender()
    const incident = await anIncident({ by: sender.admin, serviceIds: [sender.service.id] })
    await run(incident, 'mark-test', { isTest: true }, sender.admin)
    await sender.send({ fingerprint: 'c', labels: { alertname: 'C', severity: 'critical' } })
    await runDueTimers()
    expect((await pagingOf(incident)).escalations).toEqual([])
  })

  test('[ESC-12] asks who deployed last first, when the service wants that', async () => {
    const { ben, sender } = await aSender()
    const dana = await aPerson()
    await query('update service set pages_deployer_minutes = 60 where id = $1', [sender.service.id])
    await query(
      `insert into change (id, integration_id, dedup_key, kind, status, title, service_id, author_email, at, received_at, raw)
        values (gen_random_uuid(), $1, 'd', 'deploy', 'succeeded', 'Deploy', $2, $3, now() - interval '5 minutes', now(), '{}')`,
      [sender.integration.id, sender.service.id, `${dana.id}@example.org`],
    )
    await sender.send({ fingerprint: 'c', labels: { alertname: 'C', severity: 'critical' } })
    await runDueTimers()
    const [found] = await incidentsOf(sender.service.id)
    expect(await openPages({ id: found!.id } as IncidentState)).toEqual([dana.name])
    await wound(5)
    expect(await openPages({ id: found!.id } as IncidentState)).toEqual([dana.name, ben.name])
  })
})
