import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attemptsFor } from '@/lib/server/channels/attempts-for'
import { sendAttempt } from '@/lib/server/channels/send-attempt'
import { withTransaction } from '@/lib/server/db/pool'
import { shared } from '@/lib/server/process-registry'
import { aPage } from '@/lib/testing/channel-harness'
import { query } from '@/lib/testing/database'
import { aPerson } from '@/lib/testing/factories'
import { type MailReceiver, startMailReceiver } from '@/lib/testing/mail-receiver'

let first: MailReceiver
let second: MailReceiver

beforeAll(async () => {
  first = await startMailReceiver()
  second = await startMailReceiver()
  process.env.SMTP_URL = `smtp://127.0.0.1:${first.port}`
  process.env.SECOND_SMTP_URL = `smtp://127.0.0.1:${second.port}`
  process.env.MAIL_FROM = 'Evenkeel <incidents@example.org>'
})
afterAll(() => Promise.all([first.stop().catch(() => {}), second.stop()]))

const inTime = () => AbortSignal.timeout(8000)

async function mailOf(personId: string): Promise<string> {
  const [attempt] = await withTransaction((tx) => attemptsFor(tx, personId, 'high', new Date()))
  return attempt!.methodId
}

describe('[CHAN-8] a page by mail', () => {
  test('reads on a lock screen, is answered with one link, and is in the thread of its incident', async () => {
    const ada = await aPerson({ name: 'Ada' })
    const methodId = await mailOf(ada.id)
    const pages = [aPage(), aPage({ title: 'SEV1: still failing' })]
    for (const page of [...pages, pages[0]!]) {
      expect(await sendAttempt(page, methodId, inTime())).toEqual({
        state: 'sent',
        provider: `Mail server 127.0.0.1:${first.port}`,
      })
    }
    const mails = first.mails.filter(({ recipient }) => recipient === `${ada.id}@example.org`)
    const [one, other, again] = mails
    expect(one).toMatchObject({ subject: 'SEV1: checkout fails', from: { address: 'incidents@example.org' } })
    expect(one?.text).toContain('Acknowledge: http://localhost:3000/answer/a-token-that-works-once')
    expect(one?.html?.match(/<a /g)).toHaveLength(2)
    expect(one?.html).toContain('<a href="http://localhost:3000/answer/a-token-that-works-once"')
    expect(one?.header('Importance')).toBe('high')
    // An attempt that is repeated is the same message; every other one is another, of the same thread.
    expect(again?.messageId).toBe(one?.messageId)
    expect(other?.messageId).not.toBe(one?.messageId)
    expect(new Set(mails.map((mail) => mail.header('References')))).toEqual(new Set(['<pages.INC-42@localhost>']))
  })

  test('of a test asks for nothing', async () => {
    const ada = await aPerson()
    await sendAttempt(aPage({ isTest: true, title: 'Test', answerUrl: aPage().url }), await mailOf(ada.id), inTime())
    const mail = first.mails.find(({ recipient }) => recipient === `${ada.id}@example.org`)
    expect(mail?.text).not.toContain('Acknowledge')
    expect(mail?.header('Importance')).toBeUndefined()
  })

  test('that the address refuses is failed for good, and the method says why', async () => {
    const ada = await aPerson()
    for (const receiver of [first, second]) receiver.refuse(`${ada.id}@example.org`, 550)
    const methodId = await mailOf(ada.id)
    expect(await sendAttempt(aPage(), methodId, inTime())).toMatchObject({ state: 'failed', isPermanent: true })
    const [row] = await query('select last_problem from contact_method where id = $1', [methodId])
    expect(row?.last_problem).toContain('No such mailbox')
  })

  test('[CHAN-5] leaves by the second server when the first is away, and says so; then that one is asked first', async () => {
    const ada = await aPerson()
    const methodId = await mailOf(ada.id)
    await first.stop()
    const delivery = await sendAttempt(aPage(), methodId, inTime())
    expect(delivery).toMatchObject({
      state: 'sent',
      provider: `Mail server 127.0.0.1:${second.port}`,
      detail: expect.stringContaining(`Mail server 127.0.0.1:${first.port} failed before`),
    })
    expect(await sendAttempt(aPage(), methodId, inTime())).toEqual({
      state: 'sent',
      provider: `Mail server 127.0.0.1:${second.port}`,
    })
    expect(second.mails.filter(({ recipient }) => recipient === `${ada.id}@example.org`)).toHaveLength(2)
    const health = await query('select provider, last_problem from channel_health order by last_problem nulls last')
    expect(health[0]).toMatchObject({
      provider: `Mail server 127.0.0.1:${first.port}`,
      last_problem: expect.any(String),
    })
    shared('providers-failed-at', () => new Map<string, number>()).clear()
  })

  test('[PAGE-5] that was taken is sent, when the database does not hear of it', async () => {
    const methodId = await mailOf((await aPerson()).id)
    await withTransaction(async (tx) => {
      await tx.query('select 1 from contact_method where id = $1 for update', [methodId])
      const startedAt = performance.now()
      expect(await sendAttempt(aPage(), methodId, inTime())).toMatchObject({ state: 'sent' })
      expect(performance.now() - startedAt).toBeLessThan(4000)
    })
  })

  test('[CHAN-1] to somebody who left is not sent', async () => {
    const ada = await aPerson()
    const methodId = await mailOf(ada.id)
    await query('update person set removed_at = now() where id = $1', [ada.id])
    expect(await sendAttempt(aPage(), methodId, inTime())).toMatchObject({ state: 'failed', isPermanent: true })
    expect(await withTransaction((tx) => attemptsFor(tx, ada.id, 'high', new Date()))).toEqual([])
  })
})
