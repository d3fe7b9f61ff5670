import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { POST as report } from '@/app/api/webhooks/twilio/route'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { TWILIO_KEY } from '@/lib/server/channels/provider-settings'
import { sealChannel } from '@/lib/server/channels/sealed'
import { sendAttempt } from '@/lib/server/channels/send-attempt'
import { signatureOf } from '@/lib/server/channels/twilio-reports'
import { now } from '@/lib/server/clock'
import { deleteMethod, insertMethod, readMethods } from '@/lib/server/db/contact-methods'
import { saveRule } from '@/lib/server/db/notification-rules'
import { saveSettingRow } from '@/lib/server/db/organisation-settings'
import { withTransaction } from '@/lib/server/db/pool'
import { changeSetting } from '@/lib/server/organisation-settings'
import { getPage } from '@/lib/server/queries/list-pages'
import { query } from '@/lib/testing/database'
import { anAdmin, anIncident, aPerson, run } from '@/lib/testing/factories'
import { dispatching, pagingOf } from '@/lib/testing/paging-factories'
import { runDueTimers } from '@/lib/testing/run-timers'
import { STAND_IN_ACCOUNT, STAND_IN_TOKEN, startTwilio } from '@/lib/testing/twilio-stand-in'

process.env.PUBLIC_URL = 'https://evenkeel.example.org'
process.env.SMTP_URL = 'smtp://127.0.0.1:9'
process.env.MAIL_FROM = 'incidents@example.org'
const ADDRESS = 'https://evenkeel.example.org/api/webhooks/twilio'

let twilio: Awaited<ReturnType<typeof startTwilio>>
let ada: PersonActor
let incident: IncidentState

beforeAll(async () => {
  twilio = await startTwilio()
  const admin = await anAdmin()
  await changeSetting(admin, 'action-hosts', ['127.0.0.1'])
  const sealed = await sealChannel({ token: STAND_IN_TOKEN })
  const account = { accountSid: STAND_IN_ACCOUNT, from: '+15005550006', apiUrl: twilio.apiUrl, sealed }
  await saveSettingRow(TWILIO_KEY, [account], admin.id, now())
})
afterAll(() => twilio.stop())
beforeEach(async () => {
  ada = await aPerson()
  incident = await anIncident({ by: ada })
})

const attemptsOf = async (pageId: string) =>
  (await getPage(ada, pageId)).attempts.map(({ channel, state, detail }) => ({ channel, state, detail }))

/** Pages somebody by text message or call now, and by mail in an hour or not at all. */
async function paged(channel: 'sms' | 'voice', thenMail = false) {
  const ben = await aPerson()
  const id = randomUUID()
  const method = { id, personId: ben.id, channel, address: '+493090181234', label: 'Phone', sealed: null }
  await withTransaction(async (tx) => {
    const [account] = await readMethods(tx, ben.id)
    await insertMethod(tx, { ...method, verifiedAt: now(), createdAt: now() })
    if (!thenMail) await deleteMethod(tx, account!.id)
    const mail = thenMail ? [{ target: account!.id, afterMinutes: 60 }] : []
    const high = [{ target: id, afterMinutes: 0 }, ...mail]
    await saveRule(tx, ben.id, { version: 0, rule: { high, low: null }, testsShifts: false }, now())
  })
  const pageId = randomUUID()
  await run(incident, 'page-person', { pageId, personId: ben.id }, ada)
  const told = async () => expect.poll(async () => (await attemptsOf(pageId))[0]?.state).toBe('sent')
  await dispatching(sendAttempt, told)
  return { pageId, message: twilio.sent.at(-1)! }
}

/** Something else took the page before: a mail server takes what nobody reads. */
const alsoTaken = (pageId: string) =>
  query(
    `insert into page_attempt (id, page_id, method_id, channel, due_at, state, token_hash)
     select gen_random_uuid(), page_id, gen_random_uuid()::text, 'email', due_at, 'sent', sha256(id::text::bytea)
     from page_attempt where page_id = $1 and state = 'sent'`,
    [pageId],
  )

function tell(
  more: Record<string, string>,
  sign = (fields: URLSearchParams) => signatureOf(STAND_IN_TOKEN, ADDRESS, fields),
) {
  const fields = new URLSearchParams({ AccountSid: STAND_IN_ACCOUNT, ApiVersion: '2010-04-01', ...more })
  const headers = {
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'x-twilio-signature': sign(fields),
  }
  const request = new Request(ADDRESS, { method: 'POST', headers, body: fields.toString() })
  return report(request, undefined).then(({ status }) => status)
}

test('a report is signed as Twilio signs', () => {
  // The example of its documentation.
  const fields = new URLSearchParams({
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  })
  const signature = signatureOf('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', fields)
  expect(signature).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=')
})

describe('[PAGE-12] a provider tells later', () => {
  test('that a message arrived: the page says so, and only what is signed counts', async () => {
    const { pageId, message } = await paged('sms')
    expect(message.reportsTo).toBe(ADDRESS)
    const delivered = { MessageSid: message.sid, MessageStatus: 'delivered' }
    expect(await tell(delivered, () => 'bm90IGEgc2lnbmF0dXJl')).toBe(401)
    expect(await tell({ ...delivered, AccountSid: `AC${'b'.repeat(32)}` })).toBe(401)
    expect(await tell({ ...delivered, MessageStatus: 'sent' })).toBe(204)
    expect(await attemptsOf(pageId)).toMatchObject([{ state: 'sent' }])
    expect(await tell(delivered)).toBe(204)
    expect(await attemptsOf(pageId)).toMatchObject([{ state: 'delivered' }])
    await runDueTimers()
    expect((await pagingOf(incident)).pages[0]?.state).toBe('delivered')
  })

  test('that nobody answered a call: the next channel of the rule is tried at once', async () => {
    const { pageId, message } = await paged('voice', true)
    expect((await getPage(ada, pageId)).attempts[1]?.dueAt).toSatisfy((at: string) => Date.parse(at) > Date.now() + 3e6)
    expect(await tell({ CallSid: message.sid, CallStatus: 'no-answer' })).toBe(204)
    const [call, mail] = (await getPage(ada, pageId)).attempts.toSorted((one) => (one.channel === 'voice' ? -1 : 1))
    expect(call).toMatchObject({ state: 'failed', detail: 'Nobody answered the call.' })
    expect(mail).toMatchObject({ channel: 'email', state: 'queued' })
    expect(Date.parse(mail!.dueAt)).toBeLessThanOrEqual(Date.now())
  })

  test('that a message did not arrive: the next channel does not wait because a mail server took something', async () => {
    const { pageId, message } = await paged('sms', true)
    await alsoTaken(pageId)
    const undelivered = { MessageSid: message.sid, MessageStatus: 'undelivered', ErrorCode: '30003' }
    expect(await tell(undelivered)).toBe(204)
    const next = (await getPage(ada, pageId)).attempts.find(({ state }) => state === 'queued')
    expect(Date.parse(next!.dueAt)).toBeLessThanOrEqual(Date.now())
  })

  test('that a message did not arrive: what is left waits for its minute once the page was seen', async () => {
    const { pageId, message } = await paged('sms', true)
    await alsoTaken(pageId)
    await query(`update page set state = 'seen' where id = $1`, [pageId])
    expect(await tell({ MessageSid: message.sid, MessageStatus: 'undelivered' })).toBe(204)
    const next = (await getPage(ada, pageId)).attempts.find(({ state }) => state === 'queued')
    expect(Date.parse(next!.dueAt)).toBeGreaterThan(Date.now() + 3e6)
  })

  test('that a message did not arrive, and nothing is left but what was taken: nothing has failed', async () => {
    const { pageId, message } = await paged('sms')
    await alsoTaken(pageId)
    expect(await tell({ MessageSid: message.sid, MessageStatus: 'undelivered' })).toBe(204)
    await runDueTimers()
    expect((await pagingOf(incident)).pages[0]?.state).toBe('sent')
  })

  test('that a message did not arrive, and nothing is left: the page has failed', async () => {
    const { pageId, message } = await paged('sms')
    const undelivered = { MessageSid: message.sid, MessageStatus: 'undelivered', ErrorCode: '30003' }
    expect(await tell(undelivered)).toBe(204)
    expect(await attemptsOf(pageId)).toMatchObject([{ detail: 'The message could not be delivered (30003).' }])
    await runDueTimers()
    expect((await pagingOf(incident)).pages[0]?.state).toBe('failed')
  })
})
