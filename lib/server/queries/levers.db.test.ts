import { expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { getService } from '@/lib/server/queries/get-service'
import { leversOf } from '@/lib/server/queries/list-levers'
import { listServiceOverviews } from '@/lib/server/queries/list-service-overviews'
import { aLever, aPull } from '@/lib/testing/catalogue-factories'
import { anAdmin, anIncident, aPerson, aService, run } from '@/lib/testing/factories'

const leverOf = async (actor: PersonActor, id: string) => (await leversOf(actor, [id]))[0]

test('[CAT-5] a lever was last used in an incident and last rehearsed in a drill, when it was really pulled', async () => {
  const ada = await aPerson()
  const service = await aService()
  await aLever(service)
  await aLever(service, { kind: 'flag-off' })
  const incident = await anIncident({ by: ada })
  await run(incident, 'propose-mitigation', { ...aPull(service), start: false }, ada)
  expect(await leverOf(ada, service.id)).toMatchObject({ kind: 'roll-back', lastUsed: null, lastRehearsed: null })

  await run(incident, 'propose-mitigation', aPull(service), ada)
  const used = { at: expect.any(String), incidentKey: incident.key }
  expect(await leverOf(ada, service.id)).toMatchObject({ lastUsed: used, lastRehearsed: null })
  const drill = await anIncident({ by: ada, kind: 'drill' })
  await run(drill, 'propose-mitigation', aPull(service, 'flag-off'), ada)
  const again = await anIncident({ by: ada })
  await run(again, 'propose-mitigation', aPull(service), ada)

  const { levers } = await getService(ada, service.id)
  const rehearsed = { at: expect.any(String), incidentKey: drill.key }
  expect(levers).toMatchObject([
    { kind: 'roll-back', lastUsed: { incidentKey: again.key }, lastRehearsed: null },
    { kind: 'flag-off', lastUsed: null, lastRehearsed: rehearsed },
  ])
  expect(new Date(levers[0]?.lastUsed?.at ?? '').toISOString()).toBe(levers[0]?.lastUsed?.at)
  const overview = (await listServiceOverviews(ada)).find(({ id }) => id === service.id)
  expect(overview).toMatchObject({ leversReady: 2, lastRehearsed: rehearsed })
})

test('[CAT-5] [ACCESS-1] a pull in a private incident is known to who may see that incident, and to nobody else', async () => {
  const [ada, ben, admin] = [await aPerson(), await aPerson(), await anAdmin()]
  const service = await aService()
  await aLever(service)
  const open = await anIncident({ by: ada })
  await run(open, 'propose-mitigation', aPull(service), ada)
  const hidden = await anIncident({ by: ada, visibility: 'private' })
  await run(hidden, 'propose-mitigation', aPull(service), ada)
  for (const actor of [ada, admin]) {
    expect((await leverOf(actor, service.id))?.lastUsed?.incidentKey).toBe(hidden.key)
  }
  for (const actor of [ben, { ...admin, scope: 'respond' } as const]) {
    expect((await leverOf(actor, service.id))?.lastUsed?.incidentKey).toBe(open.key)
  }
})

test('leversOf no service is no question', async () => {
  expect(await leversOf(await aPerson(), [])).toEqual([])
})
