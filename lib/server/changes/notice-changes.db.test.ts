import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { setClock } from '@/lib/server/clock'
import { getIncident } from '@/lib/server/queries/get-incident'
import { listChanges } from '@/lib/server/queries/list-changes'
import { listEvents } from '@/lib/server/queries/list-events'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { alertSender } from '@/lib/testing/alert-sender'
import { type ChangeSender, changeSender, depend, sendEvent } from '@/lib/testing/change-sender'
import { query } from '@/lib/testing/database'
import { anIncident, aPerson, aService, run } from '@/lib/testing/factories'
import { runDueTimers } from '@/lib/testing/run-timers'

afterEach(() => setClock(null))

const tell = (sender: ChangeSender, over: object = {}) =>
  sendEvent(sender, { kind: 'change', dedupKey: randomUUID(), title: 'A deploy', ...over })

const noticedBy = async (incidentId: string) => (await getIncident(SYSTEM_ACTOR, incidentId)).changes.noticed

const emailOf = async ({ id }: { id: string }) =>
  (await query<{ email: string }>('select email from person where id = $1', [id]))[0]!.email

describe('a change that arrives while an incident runs', () => {
  test('[CHANGE-8] is written into the log once, however often it is told', async () => {
    const sender = await changeSender('events')
    const incident = await anIncident({ serviceIds: [sender.service.id] })
    await tell(sender, { dedupKey: 'one', title: 'payments-api #8413', author: 'Ravi', status: 'started' })
    await runDueTimers()
    await tell(sender, { dedupKey: 'one', title: 'payments-api #8413', author: 'Ravi' })
    setClock(() => new Date(Date.now() + 60_000))
    await runDueTimers()
    const { items, count } = await noticedBy(incident.id)
    expect(count).toBe(1)
    expect(items).toMatchObject([
      { isUnannounced: true, claimedBy: null, change: { title: 'payments-api #8413', author: 'Ravi' } },
    ])
  })

  test('[CHANGE-8] is announced when its author takes part', async () => {
    const sender = await changeSender('events')
    const ravi = await aPerson({ name: 'Ravi' })
    const incident = await anIncident({ serviceIds: [sender.service.id] })
    await run(incident, 'join', {}, ravi)
    await tell(sender, { author: 'ravi-m', authorEmail: (await emailOf(ravi)).toUpperCase() })
    await runDueTimers()
    expect((await noticedBy(incident.id)).items).toMatchObject([{ isUnannounced: false }])
  })

  test('[CHANGE-8] concerns what depends on its service within two steps, in a cycle too, and nobody else', async () => {
    const sender = await changeSender('events')
    const [near, far, farther, stranger] = await Promise.all(['a', 'b', 'c', 'd'].map(() => aService()))
    await depend(near!, sender.service)
    await depend(far!, near!)
    await depend(farther!, far!)
    await depend(sender.service, farther!)
    const incidents = await Promise.all(
      [near, far, farther, stranger].map((service) => anIncident({ serviceIds: [service!.id] })),
    )
    await tell(sender)
    await runDueTimers()
    const counts = await Promise.all(incidents.map(async ({ id }) => (await noticedBy(id)).count))
    expect(counts).toEqual([1, 1, 0, 0])
  })

  test('[CHANGE-8] is told when its service turns out to be hit only afterwards', async () => {
    const sender = await changeSender('events')
    const by = await aPerson()
    const incident = await anIncident({ by })
    await tell(sender)
    await runDueTimers()
    expect((await noticedBy(incident.id)).count).toBe(0)
    await run(incident, 'set-services', { serviceIds: [sender.service.id] }, by)
    await runDueTimers()
    expect((await noticedBy(incident.id)).count).toBe(1)
  })

  test('[CHANGE-8] does not concern drills, nor what is resolved', async () => {
    const sender = await changeSender('events')
    const by = await aPerson()
    const drill = await anIncident({ kind: 'drill', serviceIds: [sender.service.id] })
    const over = await anIncident({ by, serviceIds: [sender.service.id] })
    await run(over, 'change-status', { status: 'resolved' }, by)
    await tell(sender)
    await runDueTimers()
    expect([(await noticedBy(drill.id)).count, (await noticedBy(over.id)).count]).toEqual([0, 0])
  })

  test('[CHANGE-8] [ACCESS-1] a private incident hears of it, and nobody hears of the incident', async () => {
    const sender = await changeSender('events')
    const by = await aPerson()
    const incident = await anIncident({ by, visibility: 'private', serviceIds: [sender.service.id] })
    const answer = await (await tell(sender)).text()
    await runDueTimers()
    expect((await noticedBy(incident.id)).count).toBe(1)
    expect(answer).not.toContain(incident.id)
    await expect(listChanges(await aPerson(), incident.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('[CHANGE-8] many at once are written a few at a time, none twice and none lost', async () => {
    const sender = await changeSender('events')
    const incident = await anIncident({ serviceIds: [sender.service.id] })
    for (let n = 0; n < 12; n++) await tell(sender, { dedupKey: `n${n}` })
    let at = Date.now()
    setClock(() => new Date(at))
    await runDueTimers()
    const first = (await noticedBy(incident.id)).count
    for (let round = 0; round < 4; round++) {
      at += 6_000
      await runDueTimers()
    }
    const { events } = await listEvents(SYSTEM_ACTOR, incident.id, { after: 0, limit: 100 })
    const named = events.flatMap((event) => (event.type === 'change.noticed' ? [event.payload.change.id] : []))
    expect([first, named.length, new Set(named).size]).toEqual([5, 12, 12])
  })
})

describe('the changes of an incident', () => {
  test('[CHANGE-5] [CHANGE-6] [CHANGE-7] are ranked, with the last version that worked', async () => {
    const sender = await changeSender('events')
    const upstream = await changeSender('events')
    await depend(sender.service, upstream.service)
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
    await tell(sender, { title: 'payments-api #8409', version: '#8409', occurredAt: ago(60 * 24 * 20) })
    await tell(upstream, { title: 'edge-tls ciphers', change: 'config', occurredAt: ago(200) })
    await tell(sender, { title: 'payments-api #8412', version: '#8412', author: 'Ravi', occurredAt: ago(22) })
    const incident = await anIncident({ serviceIds: [sender.service.id] })
    const { changes, services, onset } = await listChanges(SYSTEM_ACTOR, incident.key)
    expect(onset).toBe(incident.instants.declaredAt?.at)
    expect(changes.map(({ title, distance, suspicion }) => [title, distance, suspicion.level])).toEqual([
      ['payments-api #8412', 0, 3],
      ['edge-tls ciphers', 1, 2],
    ])
    expect(changes[0]?.suspicion.factors.map(({ words }) => words)).toEqual([
      '22 min before',
      'same service',
      'size not known',
      'the first change there in 19 d 23 h',
    ])
    expect(changes[0]?.lastKnownGood).toMatchObject({ version: '#8409' })
    expect(services).toMatchObject([
      { service: { id: sender.service.id }, lastChange: { version: '#8412' }, lastKnownGood: { version: '#8409' } },
    ])
  })

  test('[CHANGE-5] count from when customers began to be hurt, once that is known', async () => {
    const sender = await changeSender('events')
    const by = await aPerson()
    const hour = new Date(Date.now() - 3_600_000).toISOString()
    await tell(sender, { occurredAt: new Date(Date.now() - 1_800_000).toISOString() })
    const incident = await anIncident({ by, serviceIds: [sender.service.id] })
    await run(incident, 'set-instants', { instants: { impactStartedAt: hour } }, by)
    const { changes, onset } = await listChanges(SYSTEM_ACTOR, incident.id)
    expect(onset).toBe(hour)
    expect(changes[0]?.suspicion.factors[0]?.words).toBe('30 min after it began')
  })

  test('[CHANGE-5] [PROC-6] count from the first signal as long as nobody has said', async () => {
    const alerts = await alertSender()
    const startsAt = new Date(Date.now() - 1_200_000).toISOString()
    await alerts.send({ fingerprint: 'a', startsAt })
    await runDueTimers()
    const [incident] = (await listIncidents(SYSTEM_ACTOR, { serviceId: alerts.service.id })).incidents
    expect((await listChanges(SYSTEM_ACTOR, incident!.id)).onset).toBe(startsAt)
  })

  test('[CHANGE-5] are those of its time, however much changed after it was over', async () => {
    const sender = await changeSender('events')
    const by = await aPerson()
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
    await tell(sender, { title: 'The one that worked', version: '#1', occurredAt: day(-2) })
    await tell(sender, { title: 'The cause', version: '#2', occurredAt: day(-1) })
    const incident = await anIncident({ by, serviceIds: [sender.service.id] })
    await run(incident, 'change-status', { status: 'resolved' }, by)
    setClock(() => new Date(day(30)))
    await query(
      `insert into change (id, integration_id, dedup_key, kind, status, title, service_id, version, at, received_at, raw)
       select gen_random_uuid(), integration_id, 'later-' || nth, kind, status, 'Later', service_id, 'v' || nth,
         now() + interval '1 day' + nth * interval '1 minute', now(), raw
       from change cross join generate_series(1, 250) nth where dedup_key = (select dedup_key from change
         where service_id = $1 limit 1) and service_id = $1`,
      [sender.service.id],
    )
    const { changes, services } = await listChanges(SYSTEM_ACTOR, incident.id)
    expect(changes.map(({ title }) => title)).toEqual(['The cause', 'The one that worked'])
    expect(services).toMatchObject([{ lastChange: { version: '#2' }, lastKnownGood: { version: '#1' } }])
  })

  test('[CHANGE-5] are none while no service is named', async () => {
    expect(await listChanges(SYSTEM_ACTOR, (await anIncident()).id)).toMatchObject({ changes: [], services: [] })
  })
})
