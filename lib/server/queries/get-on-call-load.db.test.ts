import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { setClock } from '@/lib/server/clock'
import { getOnCallLoad } from '@/lib/server/queries/get-on-call-load'
import { query } from '@/lib/testing/database'
import { anAdmin, anIncident, aPerson, aTeam } from '@/lib/testing/factories'
import { aSavedRota } from '@/lib/testing/rota-factories'

let ada: PersonActor
let ben: PersonActor
let cleo: PersonActor
let dan: PersonActor
let admin: PersonActor

const page = (incidentId: string, personId: string) =>
  query(
    `insert into page (id, incident_id, person_id, because, urgency, asked_by_id, asked_by_name, asked_at, state, expires_at)
     values (gen_random_uuid(), $1, $2, 'step', 'high', 'system', 'Evenkeel', '2030-01-09T12:00:00Z', 'acknowledged',
       '2030-01-09T12:30:00Z')`,
    [incidentId, personId],
  )
const seenBy = async (actor: PersonActor) => {
  const { mine, rotas, tooSmall } = await getOnCallLoad(actor, { weeks: 2 })
  return {
    mine: mine.total.business,
    rotas: rotas.map(({ rota, total }) => [rota.name, total.business]),
    tooSmall: tooSmall.map(({ name }) => name),
  }
}

beforeAll(async () => {
  setClock(() => new Date('2030-01-07T00:00:00Z'))
  ada = await aPerson({ name: 'Ada' })
  ben = await aPerson({ name: 'Ben' })
  cleo = await aPerson({ name: 'Cleo' })
  dan = await aPerson({ name: 'Dan' })
  admin = await anAdmin()
  const team = await aTeam({ members: [dan] })
  await aSavedRota({ by: ada, people: [ada, ben, cleo], name: 'Three' })
  await aSavedRota({ by: dan, people: [ada, ben], name: 'Two', team })
  const incident = await anIncident({ by: ada })
  const drill = await anIncident({ by: ada, kind: 'drill' })
  setClock(() => new Date('2030-01-10T12:00:00Z'))
  for (const person of [ada, ben, cleo]) await page(incident.id, person.id)
  await page(drill.id, ada.id)
})
afterAll(() => setClock(null))

test('[LOAD-2] one sees one’s own pages, and those of seats of rotas that concern one, none of a few people', async () => {
  // Two of the three had a seat then; the page of the third was asked otherwise.
  expect(await seenBy(ben)).toEqual({ mine: 1, rotas: [['Three', 2]], tooSmall: ['Two'] })
  expect(await seenBy(dan)).toEqual({ mine: 0, rotas: [], tooSmall: ['Two'] })
  expect(await seenBy(admin)).toEqual({ mine: 0, rotas: [['Three', 2]], tooSmall: ['Two'] })
  expect(await seenBy(await aPerson())).toEqual({ mine: 0, rotas: [], tooSmall: [] })
})
