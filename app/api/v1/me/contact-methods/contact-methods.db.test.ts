import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { POST as postCode } from '@/app/api/v1/me/contact-methods/[id]/code/route'
import { DELETE, PATCH } from '@/app/api/v1/me/contact-methods/[id]/route'
import { POST as postTest } from '@/app/api/v1/me/contact-methods/[id]/test/route'
import { POST as postVerify } from '@/app/api/v1/me/contact-methods/[id]/verify/route'
import { PUT as putOrder } from '@/app/api/v1/me/contact-methods/order/route'
import { GET, POST } from '@/app/api/v1/me/contact-methods/route'
import { GET as getRule, PUT as putRule } from '@/app/api/v1/me/notification-rules/route'
import { makeToken } from '@/lib/server/access/tokens'
import { attemptsFor } from '@/lib/server/channels/attempts-for'
import { reachabilityOfPeople } from '@/lib/server/channels/reachability'
import { sendShiftTest } from '@/lib/server/channels/shift-test'
import { setClock } from '@/lib/server/clock'
import { withSnapshot, withTransaction } from '@/lib/server/db/pool'
import { call } from '@/lib/testing/api'
import { type Sides, startSides } from '@/lib/testing/channel-harness'
import { query } from '@/lib/testing/database'
import { type Receiver, startReceiver } from '@/lib/testing/http-receiver'
import { runDueTimers } from '@/lib/testing/run-timers'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let sides: Sides
let web: Receiver
let ada: SignedIn

beforeAll(async () => {
  sides = await startSides()
  web = await startReceiver()
})
afterAll(() => Promise.all([sides.stop(), web.stop()]))
beforeEach(async () => {
  ada = await signedInPerson('responder', 'Ada')
})
afterEach(() => setClock(null))

const phone = (more: object = {}) => ({ id: randomUUID(), channel: 'sms', address: '+49 30 901820', ...more })
const add = (body: object, as = ada) => call(POST, as, { body })
const own = async (as = ada) => (await call(GET, as)).body
const at = (id: string) => ({ params: { id } })
const lastCode = () => /is (\d{6})/.exec(sides.sms.arrived().at(-1) ?? '')?.[1] ?? ''

async function verified(as = ada): Promise<string> {
  const { body } = await add(phone(), as)
  await call(postVerify, as, { ...at(body.method.id), body: { code: lastCode() } })
  return body.method.id
}

describe('[CHAN-4] a contact method', () => {
  test('is added, proved by the code that came over it, and used from then on', async () => {
    const input = phone({ label: 'Mine' })
    const added = await add(input)
    expect(added.status).toBe(201)
    expect(added.body.method).toMatchObject({ address: '+4930901820', label: 'Mine', isVerified: false, isReady: true })
    expect(added.body.problem).toBeNull()
    expect((await add(input)).status).toBe(200)
    expect((await own()).methods).toHaveLength(2)
    const verify = (code: string) => call(postVerify, ada, { ...at(input.id), body: { code } })
    const code = lastCode()
    const wrong = await verify(code === '000000' ? '000001' : '000000')
    expect(wrong.body.error.details.fields).toEqual([{ path: 'code', message: 'is not the code that was sent' }])
    expect((await verify(`${code.slice(0, 3)} ${code.slice(3)}`)).body).toMatchObject({ isVerified: true })
    const attempts = await withTransaction((tx) => attemptsFor(tx, ada.actor.id, 'high', new Date(0)))
    expect(attempts.map(({ channel, dueAt }) => `${channel} ${dueAt.getTime() / 60_000}`)).toEqual(['email 0', 'sms 2'])
  })

  test('is not guessed: five tries, a quarter of an hour, and only the last code', async () => {
    const { body } = await add(phone())
    const verify = (code: string) => call(postVerify, ada, { ...at(body.method.id), body: { code } })
    const code = lastCode()
    for (let tries = 0; tries < 5; tries++) await verify(code === '000000' ? '000001' : '000000')
    expect((await verify(code)).body.error.code).toBe('conflict')
    await call(postCode, ada, { ...at(body.method.id), method: 'POST' })
    const next = lastCode()
    setClock(() => new Date(Date.now() + 15 * 60_000 + 1000))
    expect((await verify(next)).body.error.code).toBe('conflict')
    setClock(null)
    expect((await verify(next)).status).toBe(200)
  })

  test.each([
    [{ address: '030 901820' }, 'address'],
    [{ channel: 'fax' }, 'channel'],
    [{ channel: 'push' }, 'channel'],
    [{ id: 'mine' }, 'id'],
    [{ colour: 'red' }, 'colour'],
    [{ channel: 'webhook', address: 'ftp://x.example' }, 'address'],
    [{ channel: 'ntfy', address: 'a topic' }, 'address'],
  ])('%j is refused where it is wrong', async (wrong, path) => {
    const { status, body } = await add(phone(wrong))
    expect(status).toBe(400)
    expect(body.error.details.fields[0].path).toBe(path)
  })

  test('of somebody else does not exist', async () => {
    const id = await verified()
    const ben = await signedInPerson('responder', 'Ben')
    const answers = [
      await call(postTest, ben, { ...at(id), method: 'POST' }),
      await call(postCode, ben, { ...at(id), method: 'POST' }),
      await call(postVerify, ben, { ...at(id), body: { code: '000000' } }),
      await call(PATCH, ben, { ...at(id), method: 'PATCH', body: { label: 'Mine' } }),
      await call(DELETE, ben, { ...at(id), method: 'DELETE' }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404])
    expect((await add(phone({ id }), ben)).body.error.code).toBe('conflict')
    const rule = { version: 0, rule: { high: [{ target: id, afterMinutes: 0 }], low: null }, testsShifts: false }
    const refused = await call(putRule, ben, { method: 'PUT', body: rule })
    expect(refused.body.error.details.fields[0].path).toBe('rule.high.0.target')
  })

  test('is not added by a token: who finds one does not get the pages', async () => {
    const { secret } = await makeToken(ada.actor, { name: 'Script', scope: 'respond' })
    expect((await call(POST, { token: secret }, { body: phone() })).status).toBe(403)
  })

  test('twice the same is refused, and the mail of the account stays', async () => {
    await add(phone())
    expect((await add(phone())).body.error.details.fields).toEqual([{ path: 'address', message: 'is there already' }])
    const { methods } = await own()
    const account = methods.find(({ isAccount }: { isAccount: boolean }) => isAccount)
    expect(account).toMatchObject({ channel: 'email', address: ada.email, isVerified: true })
    expect((await call(DELETE, ada, { ...at(account.id), method: 'DELETE' })).body.error.code).toBe('conflict')
  })

  test('is renamed, moved and removed', async () => {
    const id = await verified()
    await call(PATCH, ada, { ...at(id), method: 'PATCH', body: { label: 'Work' } })
    await call(putOrder, ada, { method: 'PUT', body: { ids: [id] } })
    expect((await own()).methods.map(({ label }: { label: string }) => label)).toEqual(['Work', ''])
    expect((await call(DELETE, ada, { ...at(id), method: 'DELETE' })).status).toBe(204)
    expect((await own()).methods).toHaveLength(1)
  })

  test('whose address is a secret shows only its end, and a webhook is signed with what was told once', async () => {
    const url = `${web.origin}/services/T0/very-secret-path`
    const { body } = await add({ id: randomUUID(), channel: 'webhook', address: url, label: 'Bot' })
    expect(body.signingSecret).toMatch(/^whsec_/)
    const { body: code, headers } = web.received.at(-1)!
    const { data } = new Webhook(body.signingSecret).verify(code, headers as Record<string, string>) as never
    expect(data).toMatchObject({ title: expect.stringMatching(/\d{6}/), isTest: true })
    const everything = JSON.stringify([await own(), await query('select * from contact_method')])
    expect(everything).not.toContain('very-secret-path')
    expect(everything).not.toContain(body.signingSecret)
  })
})

describe('[CHAN-10] a test', () => {
  test('sends a real message, answers what came of it, and is remembered', async () => {
    const id = await verified()
    const before = sides.sms.arrived().length
    const { body } = await call(postTest, ada, { ...at(id), method: 'POST' })
    expect(body.delivery).toMatchObject({ state: 'sent', provider: 'Twilio ACaa…aaaa' })
    expect(sides.sms.arrived().at(before)).toContain('Test: a page of Evenkeel arrives here')
    expect(body.method).toMatchObject({ testedAt: expect.any(String), lastOkAt: expect.any(String), lastProblem: null })
    expect((await own()).reachability).toMatchObject({ state: 'reachable' })
    sides.sms.trouble('fails')
    const failed = await call(postTest, ada, { ...at(id), method: 'POST' })
    sides.sms.trouble(null)
    expect(failed.body).toMatchObject({ delivery: { state: 'failed' }, method: { lastProblem: expect.any(String) } })
    expect((await own()).reachability).toMatchObject({ state: 'doubtful' })
  })

  test('is limited', async () => {
    const id = await verified()
    const statuses = []
    for (let tries = 0; tries < 6; tries++) {
      statuses.push((await call(postTest, ada, { ...at(id), method: 'POST' })).status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
  })

  test('[CHAN-11] goes out when a shift begins to who wants that, once', async () => {
    await verified()
    const shift = new Date('2030-01-07T08:00:00Z')
    const start = () => withTransaction((tx) => sendShiftTest(tx, ada.actor.id, shift))
    expect(await start()).toBe(false)
    const change = { version: 0, rule: { high: null, low: null }, testsShifts: true }
    await call(putRule, ada, { method: 'PUT', body: change })
    const before = sides.sms.arrived().length
    expect(await start()).toBe(true)
    await runDueTimers()
    expect(await start()).toBe(false)
    await runDueTimers()
    expect(sides.sms.arrived().slice(before)).toEqual([expect.stringContaining('Test: your shift begins')])
    expect(sides.email.arrived().at(-1)).toContain('Test: your shift begins')
  })
})

describe('[CHAN-3] the rule', () => {
  test('is saved by version, and another tab is told what it is now', async () => {
    const id = await verified()
    const change = { version: 0, rule: { high: [{ target: id, afterMinutes: 1 }], low: null }, testsShifts: false }
    expect((await call(putRule, ada, { method: 'PUT', body: change })).body).toMatchObject({ version: 1 })
    const late = await call(putRule, ada, { method: 'PUT', body: { ...change, testsShifts: true } })
    expect(late.body.error).toMatchObject({
      code: 'conflict',
      details: { current: { version: 1, testsShifts: false } },
    })
    const attempts = await withTransaction((tx) => attemptsFor(tx, ada.actor.id, 'high', new Date(0)))
    expect(attempts.map(({ channel, dueAt }) => `${channel} ${dueAt.getTime() / 60_000}`)).toEqual(['email 0', 'sms 1'])
    await call(DELETE, ada, { ...at(id), method: 'DELETE' })
    expect((await call(getRule, ada)).body.rule).toEqual({ high: [], low: null })
  })
})

test('[CHAN-12] reachability of several people is told at once, also of who was removed', async () => {
  const ben = await signedInPerson('responder', 'Ben')
  const gone = await signedInPerson('responder', 'Gus')
  await query('update person set removed_at = now() where id = $1', [gone.actor.id])
  await verified()
  const ids = [ada.actor.id, ben.actor.id, gone.actor.id]
  const found = await withSnapshot((tx) => reachabilityOfPeople(tx, ids))
  expect(ids.map((id) => found.get(id)?.state)).toEqual(['reachable', 'doubtful', 'unreachable'])
})

test('[CHAN-1] who was removed and comes back is not called on the numbers of then', async () => {
  await verified()
  await query('update person set removed_at = now() where id = $1', [ada.actor.id])
  await query('update person set removed_at = null where id = $1', [ada.actor.id])
  const rows = await query('select channel, is_account from contact_method where person_id = $1', [ada.actor.id])
  expect(rows).toEqual([{ channel: 'email', is_account: true }])
})
