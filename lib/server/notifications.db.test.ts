import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { listNotifications, readAllNotifications } from '@/lib/server/queries/list-notifications'
import { query } from '@/lib/testing/database'
import { anIncident, aPerson, aTeam, run } from '@/lib/testing/factories'

let ada: PersonActor
let ben: PersonActor
let incident: IncidentState

beforeEach(async () => {
  ada = await aPerson()
  ben = await aPerson()
  incident = await anIncident({ by: ada })
})

const mention = (mentions: string[], text = 'Please look') =>
  run(incident, 'add-entry', { entryId: randomUUID(), kind: 'note', text, mentions }, ada)

test('[PEOPLE-3] whoever is mentioned is told, with the words; not oneself', async () => {
  const { events } = await mention([ben.id, ada.id])
  expect(await listNotifications(ben)).toMatchObject([
    {
      kind: 'mention',
      incidentKey: incident.key,
      incidentTitle: incident.title,
      text: 'Please look',
      by: { id: ada.id },
      readAt: null,
    },
  ])
  expect(await listNotifications(ada)).toEqual([])
  expect(
    (await query('select * from notification where seq = $1 and incident_id = $2', [events[0]?.seq, incident.id]))[0],
  ).not.toHaveProperty('text')
})

test('[PEOPLE-3] help asked of a team is told to each of its members', async () => {
  const cleo = await aPerson()
  const team = await aTeam({ members: [ben, cleo, ada] })
  await run(incident, 'ask-for-help', { helpId: randomUUID(), teamId: team.id, message: 'The queue grows' }, ada)
  for (const person of [ben, cleo]) {
    expect(await listNotifications(person)).toMatchObject([{ kind: 'help', text: 'The queue grows' }])
  }
  expect(await listNotifications(ada)).toEqual([])
})

test('[PEOPLE-3] an offer is told to its addressee, a role taken to who had it', async () => {
  await run(incident, 'take-role', { role: 'commander' }, ada)
  await run(incident, 'hand-over-role', { role: 'commander', toPersonId: ben.id, offerId: randomUUID() }, ada)
  expect(await listNotifications(ben)).toMatchObject([{ kind: 'handover' }])
  await run(incident, 'take-role', { role: 'commander', reason: 'She is asleep' }, ben)
  expect(await listNotifications(ada)).toMatchObject([{ kind: 'role-taken', by: { id: ben.id } }])
})

test('notifications are read one by one, or all', async () => {
  await mention([ben.id], 'One')
  await mention([ben.id], 'Two')
  const [latest] = await listNotifications(ben)
  await readAllNotifications(ada)
  await readAllNotifications(ben, [latest!.id])
  expect((await listNotifications(ben)).map(({ text, readAt }) => [text, readAt !== null])).toEqual([
    ['Two', true],
    ['One', false],
  ])
  await readAllNotifications(ben)
  expect((await listNotifications(ben)).every(({ readAt }) => readAt !== null)).toBe(true)
})

test('[ACCESS-1] a loss of access, and a duplicate, leave what other parts act on', async () => {
  await run(incident, 'set-privacy', { visibility: 'private' }, ada)
  await run(incident, 'add-member', { personId: ben.id }, ada)
  await run(incident, 'remove-member', { personId: ben.id }, ada)
  const lost = 'select person_id as by from access_change where incident_id = $1 order by id'
  expect(await query(lost, [incident.id])).toEqual([{ by: null }, { by: ben.id }])
  const other = await anIncident({ by: ada, visibility: 'private' })
  await run(other, 'mark-duplicate', { of: incident.id }, ada)
  expect(
    await query(`select kind, payload from timer where incident_id = $1 and kind = 'carry-duplicate'`, [other.id]),
  ).toMatchObject([{ payload: { of: incident.id } }])
})
