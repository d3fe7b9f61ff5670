import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { POST as postUnsubscribe } from '@/app/api/v1/unsubscribe/route'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { setClock } from '@/lib/server/clock'
import { execute } from '@/lib/server/execute'
import { mailHealth, sendTestMail } from '@/lib/server/mail/mail-health'
import { readUnsubscribeToken, unsubscribeToken } from '@/lib/server/mail/unsubscribe-token'
import { shared } from '@/lib/server/process-registry'
import { listUpdates } from '@/lib/server/queries/list-updates'
import { subscription } from '@/lib/server/queries/subscriptions'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { anAdmin, anIncident, aPerson, aStakeholder, run } from '@/lib/testing/factories'
import { type MailReceiver, startMailReceiver } from '@/lib/testing/mail-receiver'
import { runDueTimers } from '@/lib/testing/run-timers'

let receiver: MailReceiver
let ada: PersonActor
let incident: IncidentState

const emailOf = ({ id }: PersonActor) => `${id}@example.org`
const mailsTo = (person: PersonActor) => receiver.mails.filter(({ recipient }) => recipient === emailOf(person))
const outage = shared('mail-outage', () => ({ until: 0 }))

async function aSubscriber(person?: PersonActor): Promise<PersonActor> {
  const reader = person ?? (await aStakeholder())
  await subscription(reader, incident.id, 'subscribe')
  return reader
}

const sendUpdate = (more: object = {}, updateId = randomUUID()) =>
  run(
    incident,
    'send-update',
    { updateId, audience: 'internal', subject: 'Still down', text: 'We roll back.', nextDueAt: null, ...more },
    ada,
  )

/** As if that much time went by. */
async function later(milliseconds: number) {
  const at = Date.now() + milliseconds
  setClock(() => new Date(at))
  await runDueTimers()
}

beforeAll(async () => {
  receiver = await startMailReceiver()
  process.env.SMTP_URL = `smtp://127.0.0.1:${receiver.port}`
  process.env.MAIL_FROM = 'Evenkeel <incidents@example.org>'
  ada = await aPerson({ name: 'Ada' })
})
afterAll(() => receiver.stop())

beforeEach(async () => {
  setClock(null)
  outage.until = 0
  incident = await anIncident({ by: ada })
})
afterAll(() => setClock(null))

describe('[COMM-7] an update', () => {
  test('comes by mail to each subscriber once, with its words and the ways to the room and out', async () => {
    const [eve, finn] = [await aSubscriber(), await aSubscriber()]
    await sendUpdate()
    await runDueTimers()
    await runDueTimers()
    expect([mailsTo(eve), mailsTo(finn), mailsTo(ada)].map(({ length }) => length)).toEqual([1, 1, 0])
    const [mail] = mailsTo(eve)
    expect(mail).toMatchObject({
      subject: `${incident.key}: Still down`,
      from: { name: 'Evenkeel', address: 'incidents@example.org' },
      to: [{ name: eve.name, address: emailOf(eve) }],
    })
    expect(mail?.text).toContain('We roll back.\n\n-- \n')
    expect(mail?.text).toContain(`http://localhost:3000/incidents/${incident.key}`)
    expect(mail?.html).toContain(`http://localhost:3000/incidents/${incident.key}`)
    expect(mail?.header('Auto-Submitted')).toBe('auto-generated')
    expect(await listUpdates(eve, incident.key)).toMatchObject([
      { number: 1, text: 'We roll back.', mail: { all: 2, sent: 2, failedCount: 0 } },
    ])
  })

  test('[CMD-4] sent twice by a double click or a retry is one mail', async () => {
    const eve = await aSubscriber()
    const input = {
      updateId: randomUUID(),
      audience: 'executives',
      subject: 'Once',
      text: 'Only once.',
      nextDueAt: null,
    }
    const command = { incidentId: incident.id, name: 'send-update', actor: ada, input }
    const commandId = randomUUID()
    await Promise.all([execute({ ...command, commandId }), execute({ ...command, commandId: randomUUID() })])
    await execute({ ...command, commandId })
    await runDueTimers()
    expect(mailsTo(eve)).toHaveLength(1)
  })

  test('to customers is mailed to nobody', async () => {
    const eve = await aSubscriber()
    await sendUpdate({ audience: 'customers' })
    await runDueTimers()
    expect(mailsTo(eve)).toEqual([])
    expect(await listUpdates(ada, incident.id)).toMatchObject([{ audience: 'customers', mail: null }])
  })

  test('keeps its words as they were written, also in HTML and in headers', async () => {
    const eve = await aSubscriber()
    const more = 'Bcc: mallory@example.org'
    await query(`update person set name = $1 where id = $2`, [`Eve" <x@y>\r\n${more}`, eve.id])
    await sendUpdate({ subject: `Störung <b>&\r\n${more}`, text: 'a < b\n<script>alert(1)</script>' })
    await runDueTimers()
    const [mail] = mailsTo(eve)
    expect(mail?.subject).toBe(`${incident.key}: Störung <b>& ${more}`)
    expect(mail?.headers.map(({ key }) => key)).not.toContain('bcc')
    expect(mail?.text).toContain('a < b\n<script>alert(1)</script>')
    expect(mail?.html).toContain('a &lt; b\n&lt;script&gt;alert(1)&lt;/script&gt;')
  })

  test('[COMM-10] of a drill says so before anything else', async () => {
    incident = await anIncident({ by: ada, kind: 'drill' })
    const eve = await aSubscriber()
    await sendUpdate({ subject: '[DRILL] Still down' })
    await sendUpdate()
    await runDueTimers()
    const subject = `[DRILL] ${incident.key}: Still down`
    expect(mailsTo(eve).map((mail) => mail.subject)).toEqual([subject, subject])
  })
})

describe('[COMM-9] a mail', () => {
  test('has a Message-ID of its own and the thread of its incident', async () => {
    const eve = await aSubscriber()
    await sendUpdate()
    await sendUpdate({ subject: 'Better' })
    await runDueTimers()
    const [first, second] = mailsTo(eve)
    expect(first?.messageId).toMatch(/^<[0-9a-f-]{36}@localhost>$/)
    expect(second?.messageId).not.toBe(first?.messageId)
    for (const mail of [first, second]) {
      expect(mail?.references).toBe(`<incident.${incident.id}@localhost>`)
      expect(mail?.inReplyTo).toBe(`<incident.${incident.id}@localhost>`)
    }
  })

  test('waits while nobody takes it, without keeping others waiting, and leaves once', async () => {
    const [eve, finn] = [await aSubscriber(), await aSubscriber()]
    const { port } = receiver
    await receiver.stop()
    await sendUpdate()
    await runDueTimers()
    const before = await query('select last_error from mail where incident_id = $1 and last_error is not null', [
      incident.id,
    ])
    expect(before).toHaveLength(1)
    receiver = await startMailReceiver(port)
    expect(await listUpdates(ada, incident.id)).toMatchObject([{ mail: { all: 2, sent: 0, failedCount: 0 } }])
    await later(60_000)
    await runDueTimers()
    expect([mailsTo(eve), mailsTo(finn)].map(({ length }) => length)).toEqual([1, 1])
    expect(await listUpdates(ada, incident.id)).toMatchObject([{ mail: { all: 2, sent: 2 } }])
  })

  test('that is repeated after a crash has the same Message-ID', async () => {
    const eve = await aSubscriber()
    await sendUpdate()
    await runDueTimers()
    await query(`update mail set state = 'waiting' where incident_id = $1`, [incident.id])
    await query(`update timer set due_at = now() where incident_id = $1 and kind = 'send-mail'`, [incident.id])
    await runDueTimers()
    const [first, second] = mailsTo(eve)
    expect(second?.messageId).toBe(first?.messageId)
    expect(second?.date).toBe(first?.date)
  })

  test('to an address that is refused for good is tried once, and the update says so', async () => {
    const [eve, gone] = [await aSubscriber(), await aSubscriber()]
    receiver.refuse(emailOf(gone), 550)
    await sendUpdate()
    await runDueTimers()
    expect(mailsTo(eve)).toHaveLength(1)
    const [{ mail }] = (await listUpdates(ada, incident.id)) as [Awaited<ReturnType<typeof listUpdates>>[number]]
    expect(mail).toMatchObject({ all: 2, sent: 1, failedCount: 1 })
    expect(mail?.failed).toEqual([{ name: gone.name, error: expect.stringContaining('No such mailbox') }])
    const [forStakeholder] = await listUpdates(eve, incident.id)
    expect(forStakeholder?.mail).toMatchObject({ failedCount: 1, failed: [] })
  })

  test('that is put off is tried again, and given up after six hours', async () => {
    const grey = await aSubscriber()
    receiver.refuse(emailOf(grey), 450)
    await sendUpdate()
    await runDueTimers()
    expect(await listUpdates(ada, incident.id)).toMatchObject([{ mail: { all: 1, sent: 0, failedCount: 0 } }])
    await later(6 * 3_600_000 + 60_000)
    expect(await listUpdates(ada, incident.id)).toMatchObject([
      { mail: { failed: [{ error: expect.stringMatching(/^Not sent within six hours: 450/) }] } },
    ])
  })
})

describe('[COMM-8] nobody gets mail', () => {
  test('of an incident that was private when the update was sent', async () => {
    const [eve, admin] = [await aSubscriber(), await aSubscriber(await anAdmin())]
    await run(incident, 'set-privacy', { visibility: 'private' }, ada)
    await sendUpdate()
    await runDueTimers()
    expect(mailsTo(eve)).toEqual([])
    expect(mailsTo(admin)).toHaveLength(1)
    expect(await listUpdates(ada, incident.id)).toMatchObject([{ mail: { all: 1, sent: 1 } }])
    expect(await subscription(ada, incident.id)).toMatchObject({ readers: 1 })
  })

  test.each([
    ['the incident became private', () => run(incident, 'set-privacy', { visibility: 'private' }, ada)],
    ['they unsubscribed', (eve: PersonActor) => subscription(eve, incident.id, 'unsubscribe')],
    ['they were removed', (eve: PersonActor) => query('update person set removed_at = now() where id = $1', [eve.id])],
  ])('when %s before the mail left', async (_, happen) => {
    const eve = await aSubscriber()
    await sendUpdate()
    await happen(eve)
    await runDueTimers()
    expect(mailsTo(eve)).toEqual([])
    expect(await query('select 1 from mail where incident_id = $1', [incident.id])).toEqual([])
  })

  test('[ACCESS-1] and nobody subscribes to what they cannot see', async () => {
    await run(incident, 'set-privacy', { visibility: 'private' }, ada)
    await expect(aSubscriber()).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('[COMM-11] the way out', () => {
  test('works from a mail program, without a session, and again', async () => {
    const [eve, finn] = [await aSubscriber(), await aSubscriber()]
    await sendUpdate()
    await runDueTimers()
    const [mail] = mailsTo(eve)
    expect(mail?.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
    const [, address = ''] = /<(.*)>/.exec(mail?.header('List-Unsubscribe') ?? '') ?? []
    const { search } = new URL(address)
    expect(mail?.text).toContain(`/unsubscribe${search}`)
    for (let tries = 0; tries < 2; tries++) {
      expect((await call(postUnsubscribe, null, { query: search, body: 'List-Unsubscribe=One-Click' })).status).toBe(
        204,
      )
    }
    await sendUpdate({ subject: 'Again' })
    await runDueTimers()
    expect([mailsTo(eve), mailsTo(finn)].map(({ length }) => length)).toEqual([1, 2])
  })

  test('is no way for anybody else', async () => {
    const eve = await aSubscriber()
    const token = unsubscribeToken({ incidentId: incident.id, personId: eve.id })
    expect(readUnsubscribeToken(token)).toEqual({ incidentId: incident.id, personId: eve.id })
    const forged = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`
    for (const wrong of [forged, token.slice(0, -4), '', 'x'.repeat(75)]) {
      const answer = await call(postUnsubscribe, null, { query: `?token=${wrong}`, method: 'POST' })
      expect(answer.body.error.code).toBe('not_found')
    }
    expect(await subscription(eve, incident.id)).toMatchObject({ isSubscribed: true })
  })
})

describe('[COMM-13] afterwards', () => {
  test('the words are gone after seven days, and how it went stays', async () => {
    const eve = await aSubscriber()
    await sendUpdate()
    await runDueTimers()
    await later(7 * 24 * 3_600_000 - 60_000)
    const words = () => query('select subject, text from mail where incident_id = $1', [incident.id])
    expect(await words()).toMatchObject([{ text: 'We roll back.' }])
    await later(7 * 24 * 3_600_000 + 60_000)
    expect(await words()).toEqual([{ subject: '', text: '' }])
    expect(mailsTo(eve)).toHaveLength(1)
    expect(await listUpdates(ada, incident.id)).toMatchObject([{ mail: { all: 1, sent: 1 } }])
  })

  test('admins see how mail does and send themselves a test', async () => {
    const admin = await anAdmin({ name: 'Olga <Ops>' })
    await expect(mailHealth(ada)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(sendTestMail(ada)).rejects.toMatchObject({ code: 'forbidden' })
    expect(await mailHealth(admin)).toMatchObject({
      setUp: { server: `127.0.0.1:${receiver.port}`, from: 'Evenkeel <incidents@example.org>' },
      waiting: expect.any(Number),
      lastSentAt: expect.any(String),
    })
    expect(await sendTestMail(admin)).toEqual({ to: emailOf(admin) })
    expect(mailsTo(admin)).toMatchObject([{ subject: 'A test mail of Evenkeel' }])
    receiver.refuse(emailOf(admin), 550)
    await expect(sendTestMail(admin)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('No such mailbox'),
    })
  })
})
