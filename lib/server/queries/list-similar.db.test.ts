import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GET } from '@/app/api/v1/incidents/[idOrKey]/similar/route'
import type { PersonActor } from '@/lib/domain/actor'
import type { DeclareInput } from '@/lib/domain/incident/declare'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { Ref } from '@/lib/domain/incident/values'
import { addPrevention } from '@/lib/server/preventions/add-prevention'
import { listSimilar } from '@/lib/server/queries/list-similar'
import { alertSender } from '@/lib/testing/alert-sender'
import { call } from '@/lib/testing/api'
import { aPull, needs } from '@/lib/testing/catalogue-factories'
import { query } from '@/lib/testing/database'
import { anAdmin, anIncident, aPerson, aService, run } from '@/lib/testing/factories'
import { publishReview } from '@/lib/testing/publish-review'
import { runDueTimers } from '@/lib/testing/run-timers'
import { signedInPerson } from '@/lib/testing/signed-in'

let ada: PersonActor
let service: Ref
let now: IncidentState

const on = (services: Ref[], title: string, more: Partial<DeclareInput> = {}) =>
  anIncident({ by: ada, title, serviceIds: services.map(({ id }) => id), ...more })

/** One that is over. */
async function past(services: Ref[], title: string, more: Partial<DeclareInput> = {}): Promise<IncidentState> {
  const incident = await on(services, title, more)
  await run(incident, 'change-status', { status: 'resolved' }, ada)
  return incident
}

const found = async (actor = ada, of = now) => listSimilar(actor, of.key, { limit: 10 })
const titles = async (actor = ada, of = now) => (await found(actor, of)).map(({ incident }) => incident.title)

beforeAll(async () => {
  ada = await aPerson({ name: 'Ada' })
})

beforeEach(async () => {
  // Each test has a history of its own: what the others left is no longer over.
  await query(`update incident_measure set outcome = 'withdrawn'`)
  service = await aService({ name: 'Checkout' })
  now = await on([service], 'Orders stop')
})

describe('past incidents like one', () => {
  test('[SIMILAR-1] are found by the words of their titles alone, accents and all', async () => {
    await past([], 'Störung: Rückerstattung lässt Kunden warten')
    await past([], 'Certificates ran out')
    const german = await on([], 'Wieder Störung bei Rückerstattung')
    expect(await titles(ada, german)).toEqual(['Störung: Rückerstattung lässt Kunden warten'])
  })

  test('[SIMILAR-1] are over, and neither withdrawn nor a duplicate nor a test nor a drill', async () => {
    const over = await past([service], 'Baskets vanish')
    await on([service], 'Still active')
    const isTest = await past([service], 'A try')
    await run(isTest, 'mark-test', { isTest: true }, ada)
    await past([service], 'Practice', { kind: 'drill' })
    const withdrawn = await on([service], 'Nothing was wrong')
    await run(withdrawn, 'withdraw', { reason: 'A graph was wrong' }, ada)
    const duplicate = await on([service], 'The same again')
    await run(duplicate, 'mark-duplicate', { of: now.key }, ada)
    expect(await titles()).toEqual(['Baskets vanish'])
    expect(await titles(ada, over)).toEqual([])
    const drill = await on([service], 'Baskets vanish again', { kind: 'drill' })
    expect((await titles(ada, drill)).toSorted()).toEqual(['Baskets vanish', 'Practice'])
  })

  test('[SIMILAR-1] [ACCESS-1] are those that whoever asks may see', async () => {
    const hidden = await past([service], 'A secret flaw')
    await run(hidden, 'set-privacy', { visibility: 'private' }, ada)
    expect(await titles()).toEqual(['A secret flaw'])
    expect(await titles(await anAdmin())).toEqual(['A secret flaw'])
    expect(await titles(await aPerson())).toEqual([])
    await expect(found(await aPerson(), hidden)).rejects.toMatchObject({ code: 'not_found' })
  })

  test('[SIMILAR-2] share a service, are next to it, or say the same words', async () => {
    const [near, far] = [await aService({ name: 'Payments' }), await aService({ name: 'Search' })]
    await needs(service, [near])
    await past([near], 'Cards are refused')
    await past([far], 'Index is old')
    await past([far], 'Orders stop in the app')
    await past([service], 'Baskets vanish')
    const list = await found()
    expect(list.map(({ incident }) => incident.title).toSorted()).toEqual([
      'Baskets vanish',
      'Cards are refused',
      'Orders stop in the app',
    ])
    const reasonsOf = (title: string) => list.find(({ incident }) => incident.title === title)?.reasons
    expect(reasonsOf('Baskets vanish')).toEqual(['Same service: Checkout'])
    expect(reasonsOf('Cards are refused')).toEqual(['Next to it: Payments'])
    expect(reasonsOf('Orders stop in the app')).toEqual(['Words: order, stop'])
  })

  test('[SIMILAR-2] are found by the rule of an alert, however it is called', async () => {
    const sender = await alertSender()
    const fire = async (status: 'firing' | 'resolved') => {
      await sender.send({ status, labels: { alertname: 'PoolFull', severity: 'critical' }, fingerprint: randomUUID() })
      await runDueTimers()
    }
    await fire('firing')
    const [first] = await query<{ id: string }>(
      `select incident_id as id from alert where integration_id = $1 and incident_id is not null`,
      [sender.integration.id],
    )
    await query(`update alert set service_id = null where incident_id = $1`, [first?.id])
    await query(
      `insert into alert (id, integration_id, dedup_key, status, title, labels, annotations, starts_at, first_received_at,
         last_received_at, incident_id, raw)
       values ($1, $2, 'own', 'firing', 'Pool of checkout is full', '{"rule": "PoolFull"}', '{}', now(), now(), now(), $3, '{}')`,
      [randomUUID(), sender.integration.id, now.id],
    )
    await run({ id: first?.id ?? '' }, 'change-status', { status: 'resolved' }, ada)
    const [like] = await found()
    expect(like?.incident.id).toBe(first?.id)
    expect(like?.reasons).toContain('Fired then, too: PoolFull')
  })

  test('[SIMILAR-4] tell what worked then, what was published and what is not paid', async () => {
    const then = await on([service], 'Baskets vanish')
    const [works, fails] = [aPull(service), aPull(service, 'scale-up')]
    for (const pull of [fails, works]) await run(then, 'propose-mitigation', pull, ada)
    await run(then, 'judge-mitigation', { mitigationId: fails.mitigationId, result: 'no-effect' }, ada)
    await run(then, 'judge-mitigation', { mitigationId: works.mitigationId, result: 'worked' }, ada)
    await run(then, 'change-status', { status: 'resolved' }, ada)
    await publishReview(then, ada)
    const added = { id: randomUUID(), title: 'Alert on the pool', kind: 'detect' as const }
    await addPrevention(ada, then.key, { ...added, dueOn: '2030-01-01' } as never)
    const [like] = await found()
    expect(like).toMatchObject({
      incident: { key: then.key, severity: 'sev2', kind: 'production' },
      worked: [{ title: 'Pull it on Checkout', kind: 'roll-back', lever: 'roll-back', service: 'Checkout' }],
      isReviewPublished: true,
      unpaid: [{ title: 'Alert on the pool', dueOn: '2030-01-01' }],
    })
    expect(like?.worked[0]?.effectMs).toBeGreaterThanOrEqual(0)
  })

  test('[SIMILAR-1] are answered by the API, three unless more are asked for', async () => {
    for (const title of ['One', 'Two', 'Three', 'Four']) await past([service], title)
    const params = { idOrKey: now.key }
    const signedIn = await signedInPerson('responder')
    expect((await call(GET, signedIn, { params })).body.similar).toHaveLength(3)
    expect((await call(GET, signedIn, { params, query: '?limit=10' })).body.similar).toHaveLength(4)
    expect((await call(GET, signedIn, { params, query: '?limit=11' })).body.error.code).toBe('invalid_input')
  })
})
