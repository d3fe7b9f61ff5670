import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { DEFAULT_REVIEW_RULES } from '@/lib/domain/incident/review'
import type { IncidentState } from '@/lib/domain/incident/state'
import { setClock } from '@/lib/server/clock'
import { changeSetting } from '@/lib/server/organisation-settings'
import { shared } from '@/lib/server/process-registry'
import { listNotifications } from '@/lib/server/queries/list-notifications'
import { query } from '@/lib/testing/database'
import { anAdmin, anIncident, aPerson, run } from '@/lib/testing/factories'
import { type MailReceiver, startMailReceiver } from '@/lib/testing/mail-receiver'
import { publishReview } from '@/lib/testing/publish-review'
import { runDueTimers } from '@/lib/testing/run-timers'

const DAY = 24 * 60 * 60_000
const outage = shared('mail-outage', () => ({ until: 0 }))
let receiver: MailReceiver
let admin: PersonActor
let [ada, ben]: PersonActor[] = []
let incident: IncidentState
let at: number

const mailsTo = ({ id }: PersonActor) =>
  receiver.mails
    .filter(({ recipient }) => recipient === `${id}@example.org`)
    .map(({ subject, text }) => ({ subject, text }))
const subjectsTo = (person: PersonActor) =>
  mailsTo(person).map(({ subject }) => String(subject).replace(`${incident.key}: `, ''))

async function pass(days: number) {
  at += days * DAY
  setClock(() => new Date(at))
  await runDueTimers()
}

beforeAll(async () => {
  receiver = await startMailReceiver()
  process.env.SMTP_URL = `smtp://127.0.0.1:${receiver.port}`
  process.env.MAIL_FROM = 'Evenkeel <incidents@example.org>'
  admin = await anAdmin()
})
afterAll(() => receiver.stop())
afterAll(() => setClock(null))

beforeEach(async () => {
  // What the tests before left to remind of must not be told in this one.
  await query(`update timer set state = 'cancelled' where state = 'armed'`)
  at = Date.now()
  setClock(() => new Date(at))
  outage.until = 0
  ada = await aPerson({ name: 'Ada' })
  ben = await aPerson({ name: 'Ben' })
  incident = await anIncident({ by: ada, severity: 'sev1', title: 'Checkout fails' })
  await run(incident, 'take-role', { role: 'commander' }, ada!)
})

describe('[REVIEW-11] whoever sees to a review', () => {
  test('is reminded a day before it is due, when it is, and every third day after, until it is published', async () => {
    await run(incident, 'change-status', { status: 'resolved' }, ada!)
    await pass(3)
    expect(subjectsTo(ada!)).toEqual([])
    await pass(1)
    expect(mailsTo(ada!)).toMatchObject([
      { text: expect.stringContaining('is due tomorrow. Its review is not open yet') },
    ])
    await run(incident, 'open-review', {}, ada!)
    await run(incident, 'assign-review', { ownerId: ben!.id }, ada!)
    await pass(1)
    await pass(2)
    await pass(1)
    expect(subjectsTo(ben!)).toEqual(['Postmortem due: Checkout fails', 'Postmortem overdue by 3 days: Checkout fails'])
    await pass(3)
    expect(subjectsTo(ben!)).toHaveLength(3)
    await publishReview(incident, ben!)
    await pass(9)
    expect(subjectsTo(ben!)).toHaveLength(3)
    expect(subjectsTo(ada!)).toEqual(['Postmortem due tomorrow: Checkout fails'])
  })

  test('is reminded of a resolution that counts: reopened and resolved again it is due later', async () => {
    await run(incident, 'change-status', { status: 'resolved' }, ada!)
    await pass(2)
    await run(incident, 'change-status', { status: 'active' }, ada!)
    await pass(2)
    await run(incident, 'change-status', { status: 'resolved' }, ada!)
    await pass(3)
    expect(subjectsTo(ada!)).toEqual([])
    await pass(1)
    expect(subjectsTo(ada!)).toEqual(['Postmortem due tomorrow: Checkout fails'])
  })

  test('by the rules as they are then', async () => {
    await run(incident, 'change-status', { status: 'resolved' }, ada!)
    await changeSetting(admin, 'review-rules', {
      ...DEFAULT_REVIEW_RULES,
      sev1: { isRequired: true, withinDays: 8, approvals: 0 },
    })
    await pass(4)
    expect(subjectsTo(ada!)).toEqual([])
    await pass(3)
    expect(subjectsTo(ada!)).toHaveLength(1)
    await changeSetting(admin, 'review-rules', {
      ...DEFAULT_REVIEW_RULES,
      sev1: { isRequired: false, withinDays: 8, approvals: 0 },
    })
    await pass(1)
    expect(subjectsTo(ada!)).toHaveLength(1)
    await changeSetting(admin, 'review-rules', DEFAULT_REVIEW_RULES)
  })

  test('two reminders of one instant write one mail', async () => {
    await run(incident, 'change-status', { status: 'resolved' }, ada!)
    await run(incident, 'change-severity', { severity: 'sev2' }, ada!)
    await run(incident, 'change-severity', { severity: 'sev1' }, ada!)
    await pass(4)
    expect(subjectsTo(ada!)).toHaveLength(1)
  })

  test('a drill owes no review', async () => {
    incident = await anIncident({ by: ada!, severity: 'sev1', kind: 'drill' })
    await run(incident, 'take-role', { role: 'commander' }, ada!)
    await run(incident, 'change-status', { status: 'resolved' }, ada!)
    await pass(4)
    expect(subjectsTo(ada!)).toEqual([])
  })
})

test('[REVIEW-4] those who are asked to read it are told at once and by mail, with the way to it; not whoever asks', async () => {
  await run(incident, 'change-status', { status: 'resolved' }, ada!)
  await run(incident, 'open-review', {}, ada!)
  const input = { reviewerIds: [ada!.id, ben!.id], note: 'The trigger, please.' }
  await run(incident, 'ask-for-review', input, ada!)
  await runDueTimers()
  expect(subjectsTo(ada!)).toEqual([])
  const [mail] = mailsTo(ben!)
  expect(mail?.subject).toBe(`${incident.key}: Please read the postmortem: Checkout fails`)
  expect(mail?.text).toContain('The trigger, please.')
  expect(mail?.text).toContain(`http://localhost:3000/incidents/${incident.key}/postmortem`)
  expect(mail?.text).not.toContain('unsubscribe')
  expect(await listNotifications(ben!)).toMatchObject([{ kind: 'review-asked', text: 'The trigger, please.' }])
  expect(await listNotifications(ada!)).toEqual([])
})
