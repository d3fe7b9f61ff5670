import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { newPreventionSchema, preventionPatchSchema } from '@/lib/domain/postmortem/prevention'
import { changeProfile } from '@/lib/server/access/profile'
import { setClock } from '@/lib/server/clock'
import { addPrevention } from '@/lib/server/preventions/add-prevention'
import { patchPrevention } from '@/lib/server/preventions/change-prevention'
import { shared } from '@/lib/server/process-registry'
import { query } from '@/lib/testing/database'
import { anIncident, aPerson, run } from '@/lib/testing/factories'
import { type MailReceiver, startMailReceiver } from '@/lib/testing/mail-receiver'
import { runDueTimers } from '@/lib/testing/run-timers'

let receiver: MailReceiver
let ada: PersonActor
let ben: PersonActor
let incident: IncidentState

const outage = shared('mail-outage', () => ({ until: 0 }))
const at = async (instant: string) => {
  setClock(() => new Date(instant))
  await runDueTimers()
}
const subjectsTo = ({ id }: PersonActor) =>
  receiver.mails.filter(({ recipient }) => recipient === `${id}@example.org`).map(({ subject }) => subject)
const add = async (input: object = {}) => {
  const body = newPreventionSchema.parse({ id: randomUUID(), title: 'A canary', kind: 'prevent', ...input })
  return (await addPrevention(ada, incident.id, body)).prevention
}
const patch = (id: string, body: object) => patchPrevention(ada, id, preventionPatchSchema.parse(body))

beforeAll(async () => {
  receiver = await startMailReceiver()
  process.env.SMTP_URL = `smtp://127.0.0.1:${receiver.port}`
  process.env.MAIL_FROM = 'Evenkeel <incidents@example.org>'
})
afterAll(() => receiver.stop())
beforeEach(async () => {
  outage.until = 0
  setClock(() => new Date('2027-03-01T12:00:00Z'))
  ;[ada, ben] = [await aPerson({ name: 'Ada' }), await aPerson({ name: 'Ben' })]
  incident = await anIncident({ by: ada })
})
afterEach(async () => {
  setClock(null)
  await query('delete from timer')
})

describe('[PREV-10] reminders', () => {
  test('come to the owner three days before, on the day, and weekly, each once', async () => {
    await add({ ownerId: ben.id, dueOn: '2027-03-10' })
    await at('2027-03-01T12:01:00Z')
    await at('2027-03-07T08:59:00Z')
    const yours = `${incident.key}: Yours: A canary`
    expect(subjectsTo(ben)).toEqual([yours])
    await at('2027-03-07T09:00:00Z')
    await at('2027-03-07T09:00:01Z')
    await at('2027-03-10T09:00:00Z')
    await at('2027-03-17T09:00:00Z')
    await at('2027-03-24T09:00:00Z')
    const since = `${incident.key}: Overdue since 10 Mar: A canary`
    expect(subjectsTo(ben)).toEqual([
      yours,
      `${incident.key}: Due on 10 Mar: A canary`,
      `${incident.key}: Due today: A canary`,
      since,
      since,
    ])
    expect(subjectsTo(ada)).toEqual([])
  })

  test('follow a change, and end when it is done', async () => {
    const { id } = await add({ ownerId: ben.id, dueOn: '2027-03-10' })
    await at('2027-03-01T12:01:00Z')
    await patch(id, { version: 1, dueOn: '2027-04-20' })
    await at('2027-03-20T09:00:00Z')
    expect(subjectsTo(ben)).toHaveLength(1)
    await at('2027-04-17T09:00:00Z')
    expect(subjectsTo(ben)).toHaveLength(2)
    await patch(id, { version: 2, state: 'done', evidence: { text: 'Seen' } })
    await at('2027-06-01T09:00:00Z')
    expect(subjectsTo(ben)).toHaveLength(2)
    expect(await query(`select 1 from timer where kind = 'remind-prevention' and state = 'armed'`)).toEqual([])
  })

  test('that were missed while the server was away are one', async () => {
    await add({ ownerId: ada.id, dueOn: '2027-03-10' })
    await at('2027-05-01T00:00:00Z')
    expect(subjectsTo(ada)).toEqual([`${incident.key}: Overdue since 10 Mar: A canary`])
  })

  test('of one that nobody owns go to the commander', async () => {
    await run(incident, 'take-role', { role: 'commander' }, ben)
    await add({ dueOn: '2027-03-10' })
    await at('2027-03-07T09:00:00Z')
    expect(subjectsTo(ben)).toEqual([`${incident.key}: Due on 10 Mar: A canary`])
    expect(receiver.mails.at(-1)?.text).toContain('Nobody owns it yet')
  })

  test('reach nobody who may not see the incident any more, or left', async () => {
    await add({ ownerId: ben.id, dueOn: '2027-03-10' })
    await at('2027-03-01T12:01:00Z')
    await run(incident, 'set-privacy', { visibility: 'private' }, ada)
    await at('2027-03-07T09:00:00Z')
    expect(subjectsTo(ben)).toHaveLength(1)
  })

  test('nobody is told what they did themselves', async () => {
    await add({ ownerId: ada.id })
    await at('2027-03-02T09:00:00Z')
    expect(subjectsTo(ada)).toEqual([])
  })
})

test('[PREV-11] one that was declined is asked again on its day', async () => {
  const { id } = await add({ ownerId: ben.id, dueOn: '2027-03-10' })
  await at('2027-03-01T12:01:00Z')
  const declined = { reason: 'Too dear', askAgainOn: '2027-06-01' }
  await patch(id, { version: 1, state: 'declined', declined })
  await at('2027-03-20T09:00:00Z')
  expect(subjectsTo(ben)).toHaveLength(1)
  await at('2027-06-01T09:00:00Z')
  expect(subjectsTo(ben).at(-1)).toBe(`${incident.key}: Asked again: A canary`)
  expect(receiver.mails.at(-1)?.text).toContain('It was declined because: Too dear')
})

test('[DRILL-3] of a drill, only who takes drills is told', async () => {
  incident = await anIncident({ by: ada, kind: 'drill' })
  await add({ ownerId: ben.id })
  await runDueTimers()
  expect(subjectsTo(ben)).toEqual([])
  await changeProfile(ben, { takesDrills: true })
  await add({ title: 'A rehearsal', ownerId: ben.id })
  await runDueTimers()
  expect(subjectsTo(ben)).toEqual([`[DRILL] ${incident.key}: Yours: A rehearsal`])
})
