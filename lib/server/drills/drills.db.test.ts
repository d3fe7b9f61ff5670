import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { newServiceSchema } from '@/lib/domain/catalogue/catalogue'
import { changeProfile } from '@/lib/server/access/profile'
import { createService } from '@/lib/server/catalogue/services'
import { setClock } from '@/lib/server/clock'
import { findReceiverById } from '@/lib/server/db/integrations'
import { controlDrill } from '@/lib/server/drills/control-drill'
import { startDrill } from '@/lib/server/drills/start-drill'
import { createIntegration } from '@/lib/server/integrations/create-integration'
import { receiveSignals } from '@/lib/server/integrations/receive-signals'
import { getDebrief } from '@/lib/server/queries/get-debrief'
import { getDrill, listDrills } from '@/lib/server/queries/get-drill'
import { getIncident } from '@/lib/server/queries/get-incident'
import { listEvents } from '@/lib/server/queries/list-events'
import { listIntegrations } from '@/lib/server/queries/list-integrations'
import { listNotifications } from '@/lib/server/queries/list-notifications'
import { query } from '@/lib/testing/database'
import { anAdmin, anIncident, aPerson, aStakeholder, run } from '@/lib/testing/factories'
import { runDueTimers } from '@/lib/testing/run-timers'

const MINUTE = 60_000
/** When the drill at hand began: each test and each drill has a day of its own. */
let began = Date.parse('2026-05-04T10:00:00Z')

let admin: PersonActor
let master: PersonActor
let taker: PersonActor
let other: PersonActor
let services: Record<string, string>

/** Moves the clock to a minute of the drill and lets what is due happen. */
async function playTo(minute: number) {
  setClock(() => new Date(began + minute * MINUTE))
  await runDueTimers()
}

const typesOf = async (id: string): Promise<string[]> =>
  (await listEvents(admin, id, { after: 0, limit: 500 })).events.map(({ type }) => type)
const messagesIn = async (id: string): Promise<number> =>
  (await typesOf(id)).filter((type) => type === 'drill.message').length

const refusalOf = (asked: Promise<unknown>) =>
  asked.then(
    () => null,
    (error: unknown) => error,
  )

async function begin(personIds: string[] = [taker.id]) {
  began += 24 * 60 * MINUTE
  setClock(() => new Date(began))
  return startDrill(master, { commandId: randomUUID(), scenario: 'bad-deploy', services, personIds })
}

beforeAll(async () => {
  admin = await anAdmin()
  master = await aPerson({ name: 'Mara' })
  taker = await aPerson({ name: 'Tess' })
  other = await aPerson({ name: 'Otto' })
  await changeProfile(taker, { takesDrills: true })
  const shop = await createService(admin, newServiceSchema.parse({ key: 'till', name: 'Till' }))
  const payments = await createService(admin, newServiceSchema.parse({ key: 'cards', name: 'Cards' }))
  services = { shop: shop.id, payments: payments.id }
})
afterEach(async () => {
  setClock(null)
  await query(`update timer set state = 'cancelled' where state = 'armed'`)
})

test('[DRILL-2] alerts and changes come in as in earnest, and stay in the drill', async () => {
  const real = await anIncident({ by: other, serviceIds: [services.shop ?? ''] })
  const { id, incident } = await begin()
  expect(incident).toMatchObject({ kind: 'drill', drill: { drillId: id, state: 'running' }, visibility: 'open' })
  await playTo(3)
  await playTo(3.1)
  const drilled = await getIncident(admin, incident.id)
  expect(drilled.alerts).toMatchObject({ firing: 2, total: 2 })
  expect(await messagesIn(incident.id)).toBe(1)
  const changes = await query('select title from change where integration_id = $1', [id])
  expect(changes).toEqual([{ title: 'payments-api 8409 → 8412' }])

  expect((await getIncident(admin, real.id)).alerts.total).toBe(0)
  expect((await getIncident(admin, real.id)).changes.noticed.count).toBe(0)
  expect((await listIntegrations(admin)).map((each) => each.id)).not.toContain(id)

  const { id: integrationId } = await createIntegration({ kind: 'alertmanager', name: 'Real', createdBy: admin.id })
  const receiver = await findReceiverById(integrationId)
  await receiveSignals(receiver!, [
    {
      dedupKey: 'real',
      status: 'firing',
      title: 'It really is down',
      labels: { service: 'till' },
      annotations: {},
      url: null,
      startsAt: null,
      endsAt: null,
      raw: {},
    },
  ])
  await playTo(3.2)
  expect((await getIncident(admin, real.id)).alerts.total).toBe(1)
  expect((await getIncident(admin, incident.id)).alerts.total).toBe(2)
  await controlDrill(master, id, { do: 'end', commandId: randomUUID() })
})

test('[DRILL-4] a crash between a step and its mark repeats nothing; a pause shifts what is to come', async () => {
  const { id, incident } = await begin()
  await playTo(4.6)
  expect(await messagesIn(incident.id)).toBe(2)
  const done = (await getDrill(master, id)).run.stepsDone
  // As if the process had died after the last step, before it was marked.
  await query('update drill set steps_done = $2 where id = $1', [id, done - 1])
  await playTo(4.8)
  expect(await messagesIn(incident.id)).toBe(2)
  expect((await getDrill(master, id)).run.stepsDone).toBe(done)

  await controlDrill(master, id, { do: 'pause', commandId: randomUUID() })
  await playTo(30)
  expect((await getDrill(master, id)).run).toMatchObject({ state: 'paused', stepsDone: done })
  await controlDrill(master, id, { do: 'resume', commandId: randomUUID() })
  await playTo(30.1)
  const { run, steps } = await getDrill(master, id)
  expect(run).toMatchObject({ state: 'running', stepsDone: done })
  const next = steps.find(({ state }) => state === 'next')
  await playTo(30 + (next!.at - 4.8 * MINUTE) / MINUTE - 0.05)
  expect((await getDrill(master, id)).run.stepsDone).toBe(done)
  await playTo(30 + (next!.at - 4.8 * MINUTE) / MINUTE)
  expect((await getDrill(master, id)).run.stepsDone).toBe(done + 1)

  const index = done + 1
  await controlDrill(master, id, { do: 'inject', commandId: randomUUID(), index })
  await runDueTimers()
  expect((await getDrill(master, id)).run.stepsDone).toBe(done + 2)
  expect(await refusalOf(controlDrill(master, id, { do: 'inject', commandId: randomUUID(), index }))).toMatchObject({
    details: { rule: 'DRILL-5' },
  })
})

test('[DRILL-4] people who are renamed meanwhile stop nothing', async () => {
  const { id } = await begin()
  await changeProfile(taker, { name: 'Tessa' })
  await changeProfile(master, { name: 'Mara Lind' })
  await playTo(4.6)
  expect((await getDrill(master, id)).run.stepsDone).toBeGreaterThan(0)
  await changeProfile(taker, { name: 'Tess' })
  await changeProfile(master, { name: 'Mara' })
})

test('[DRILL-5] is over when its incident is closed, whatever was due then', async () => {
  const { id, incident } = await begin()
  const isMessage = ({ kind, state }: { kind: string; state: string }) => kind === 'message' && state === 'next'
  for (let minute = 1; !(await getDrill(master, id)).steps.some(isMessage); minute += 0.5) await playTo(minute)
  await run(incident, 'change-status', { status: 'resolved' }, taker)
  await run(incident, 'change-status', { status: 'closed', note: 'Only practice' }, taker)
  await playTo(20)
  expect((await getDrill(master, id)).run.state).toBe('ended')
  expect(await getIncident(admin, incident.id)).toMatchObject({ status: 'closed', drill: { state: 'ended' } })
})

test('[DRILL-3] only those who agreed are invited, and nobody else is called', async () => {
  expect(await refusalOf(begin([other.id]))).toMatchObject({
    details: { rule: 'DRILL-3' },
    message: expect.stringContaining('Otto'),
  })
  const { id, incident } = await begin()
  const told = async () => (await listNotifications(taker)).filter(({ incidentId }) => incidentId === incident.id)
  expect(await told()).toMatchObject([{ kind: 'drill', by: { name: 'Mara' } }])
  const ask = (personId: string) => run(incident, 'ask-for-help', { helpId: randomUUID(), personId }, master)
  await ask(other.id)
  await ask(taker.id)
  expect(await listNotifications(other)).toEqual([])
  expect((await told()).map(({ kind }) => kind).toSorted()).toEqual(['drill', 'help'])
  expect((await getDrill(master, id)).people).toEqual([{ id: taker.id, name: 'Tess' }])
})

test('[DRILL-6] what is to come exists for who runs it, and admins', async () => {
  const { id } = await begin()
  expect(JSON.stringify(await getDrill(admin, id))).toContain('RefundQueue'.slice(0, 6))
  expect(await refusalOf(getDrill(await aStakeholder(), id))).toMatchObject({ code: 'forbidden' })
  for (const actor of [taker, other]) {
    expect(await refusalOf(getDrill(actor, id))).toMatchObject({ code: 'not_found' })
    expect(await refusalOf(controlDrill(actor, id, { do: 'end', commandId: randomUUID() }))).toMatchObject({
      code: 'not_found',
    })
    expect(JSON.stringify(await listDrills(actor))).not.toContain('Refund queue')
  }
})

describe('[DRILL-7] a drill that is over', () => {
  test('ends by what people did, and has a debrief beside the last one and real incidents', async () => {
    const real = await anIncident({ by: other, serviceIds: [services.shop ?? ''] })
    await run(real, 'take-role', { role: 'commander' }, other)
    await run(real, 'change-status', { status: 'resolved' }, other)
    const play = async () => {
      const { id, incident } = await begin()
      await playTo(2)
      await run(incident, 'take-role', { role: 'commander' }, taker)
      await playTo(6)
      const mitigationId = randomUUID()
      const pulled = {
        mitigationId,
        kind: 'roll-back',
        lever: 'roll-back',
        serviceId: services.shop,
        title: 'Roll back',
        checkMinutes: 5,
        reversible: true,
        start: true,
      }
      await run(incident, 'propose-mitigation', pulled, taker)
      await playTo(9)
      await run(incident, 'change-status', { status: 'resolved' }, taker)
      await playTo(9.2)
      return { id, incident }
    }
    const first = await play()
    const second = await play()
    expect(await getIncident(admin, second.incident.id)).toMatchObject({
      drill: { state: 'ended' },
      status: 'resolved',
      alerts: { firing: 0 },
    })
    const debrief = await getDebrief(taker, second.id)
    expect(debrief).toMatchObject({ state: 'ended', last: { id: first.id }, real: { kind: 'production' } })
    expect(debrief.items.find(({ id }) => id === 'coordinates')).toMatchObject({
      afterMs: 2 * MINUTE,
      lastMs: 2 * MINUTE,
    })
    const { what, metMs } = debrief.expectations.find(({ done }) => done.lever)!
    expect([what, metMs]).toEqual(['The deploy is rolled back', 6 * MINUTE])
    expect(debrief.expectations.some((each) => each.metMs === null)).toBe(true)
    expect(debrief.advices.length).toBeGreaterThan(0)
    expect(debrief.real.n).toBeGreaterThan(0)
    // What only tries things out is no real incident.
    await run(real, 'mark-test', { isTest: true }, other)
    expect((await getDebrief(taker, second.id)).real.n).toBe(debrief.real.n - 1)
    expect((await listDrills(taker)).map(({ id }) => id)).toEqual(expect.arrayContaining([first.id, second.id]))
    const rehearsed = await query(`select lever, service_id from incident_mitigation where incident_id = $1`, [
      second.incident.id,
    ])
    expect(rehearsed).toEqual([{ lever: 'roll-back', service_id: services.shop }])
  })

  test('has none before, and takes no more of it', async () => {
    const { id } = await begin()
    expect(await refusalOf(getDebrief(master, id))).toMatchObject({ details: { rule: 'DRILL-7' } })
    await controlDrill(master, id, { do: 'end', commandId: randomUUID(), note: 'Enough for today.' })
    expect(await getDebrief(master, id)).toMatchObject({ note: 'Enough for today.' })
    const late = { do: 'message', commandId: randomUUID(), from: 'Somebody', text: 'Hello?' } as const
    expect(await refusalOf(controlDrill(master, id, late))).toMatchObject({ details: { rule: 'DRILL-5' } })
  })
})
