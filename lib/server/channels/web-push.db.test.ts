import { createECDH, createHash } from 'node:crypto'
import { encrypt } from 'http_ece'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DELETE, POST } from '@/app/api/v1/me/push-subscriptions/route'
import { encryptPush } from '@/lib/server/channels/push-encryption'
import { sendAttempt } from '@/lib/server/channels/send-attempt'
import { keysOf, serverKeys } from '@/lib/server/channels/vapid'
import { changeSetting } from '@/lib/server/organisation-settings'
import { call } from '@/lib/testing/api'
import { aPage } from '@/lib/testing/channel-harness'
import { query } from '@/lib/testing/database'
import { anAdmin } from '@/lib/testing/factories'
import { decrypt, type PushService, startPushService } from '@/lib/testing/push-service'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let push: PushService
let ada: SignedIn

beforeAll(async () => {
  push = await startPushService()
  await changeSetting(await anAdmin(), 'action-hosts', [push.host])
})
afterAll(() => push.stop())
beforeEach(async () => {
  ada = await signedInPerson('responder', 'Ada')
})

const inTime = () => AbortSignal.timeout(5000)
const subscribed = (key = serverKeys().publicKey) => ({
  ...push.subscribe(key),
  serverKey: key,
  label: 'Firefox on Android',
})
const subscribe = async (as: SignedIn, body: object = subscribed()) => call(POST, as, { body })

describe('[CHAN-7] Web Push', () => {
  test('is encrypted for the device alone, signed by us, and says how urgent it is', async () => {
    const { body: method } = await subscribe(ada)
    expect(method).toMatchObject({ channel: 'push', label: 'Firefox on Android', isVerified: true, isReady: true })
    const before = push.messages.length
    expect(await sendAttempt(aPage(), method.id, inTime())).toEqual({ state: 'sent', provider: push.host })
    expect(await sendAttempt(aPage({ urgency: 'low' }), method.id, inTime())).toMatchObject({ state: 'sent' })
    const [high, low] = push.messages.slice(before)
    expect(high?.payload).toEqual({
      pageId: aPage().pageId,
      title: 'SEV1: checkout fails',
      text: 'Payments are refused since 03:12.',
      urgency: 'high',
      url: 'http://localhost:3000/incidents/INC-42',
      answerUrl: 'http://localhost:3000/answer/a-token-that-works-once',
      isTest: false,
    })
    expect(high?.claims).toMatchObject({ aud: push.origin, sub: 'http://localhost:3000' })
    expect([high?.headers.urgency, high?.headers.ttl]).toEqual(['high', '3600'])
    expect([low?.headers.urgency, low?.headers.ttl]).toEqual(['normal', '43200'])
    // A later notice of a page takes the place of an earlier one that waits.
    expect(high?.headers.topic).toBe(low?.headers.topic)
  })

  test('of a device that is gone is dropped, and its owner sees why', async () => {
    const one = subscribed()
    const { body: method } = await subscribe(ada, one)
    push.forget(one.endpoint)
    expect(await sendAttempt(aPage(), method.id, inTime())).toMatchObject({
      state: 'failed',
      isPermanent: true,
      detail: expect.stringContaining('no longer takes notifications'),
    })
    expect(await query('select 1 from push_subscription where method_id = $1', [method.id])).toEqual([])
    const [row] = await query('select verified_at, last_problem from contact_method where id = $1', [method.id])
    expect(row).toMatchObject({ verified_at: null, last_problem: expect.stringContaining('turn push on again') })
    // The same device again takes the place of the dead one.
    await subscribe(ada)
    expect(
      await query(`select id from contact_method where channel = 'push' and person_id = $1`, [ada.actor.id]),
    ).toHaveLength(1)
  })

  test('is taken once by a device, whichever tab asks, and by who used it last', async () => {
    const one = subscribed()
    const [first, again] = await Promise.all([subscribe(ada, one), subscribe(ada, one)])
    expect(again.body.id).toBe(first.body.id)
    const ben = await signedInPerson('responder', 'Ben')
    const taken = await subscribe(ben, one)
    expect(taken.status).toBe(200)
    expect(await query('select person_id from contact_method where id = $1', [first.body.id])).toEqual([])
    expect((await call(DELETE, ada, { method: 'DELETE', body: { endpoint: one.endpoint } })).status).toBe(404)
    expect((await call(DELETE, ben, { method: 'DELETE', body: { endpoint: one.endpoint } })).status).toBe(204)
    expect(await query('select 1 from push_subscription where endpoint = $1', [one.endpoint])).toEqual([])
  })

  test.each([
    ['endpoint', { endpoint: 'http://10.0.0.7/push/1' }],
    ['endpoint', { endpoint: 'http://169.254.169.254/latest' }],
    ['endpoint', { endpoint: 'file:///etc/passwd' }],
    ['serverKey', { serverKey: keysOf('another secret').publicKey }],
    ['keys.p256dh', { keys: { p256dh: 'AAAA', auth: 'AAAAAAAAAAAAAAAAAAAAAA' } }],
    ['keys.auth', { keys: { p256dh: serverKeys().publicKey, auth: 'AAAA' } }],
  ])('a subscription with a wrong %s is refused: %j', async (path, wrong) => {
    const { status, body } = await subscribe(ada, { ...subscribed(), ...wrong })
    expect(status).toBe(400)
    expect(body.error.details.fields[0].path).toBe(path)
  })

  test('made for another AUTH_SECRET is not used, and says what to do', async () => {
    const { body: method } = await subscribe(ada)
    await query(`update push_subscription set server_key = 'other' where method_id = $1`, [method.id])
    expect(await sendAttempt(aPage(), method.id, inTime())).toMatchObject({
      state: 'failed',
      isPermanent: true,
      detail: expect.stringContaining('AUTH_SECRET was replaced'),
    })
  })
})

test('[CHAN-7] the key of an installation is the same wherever its secret is', () => {
  const secret = 'a-secret-that-is-long-enough-for-anything'
  expect(keysOf(secret)).toEqual(keysOf(secret))
  expect(keysOf(secret).publicKey).not.toBe(keysOf(`${secret}!`).publicKey)
  expect(Buffer.from(keysOf(secret).publicKey, 'base64url')).toHaveLength(65)
})

/** @see https://www.rfc-editor.org/rfc/rfc8291#appendix-A */
test('[CHAN-7] encryption gives what RFC 8291 says', () => {
  const sender = createECDH('prime256v1')
  sender.setPrivateKey(Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'))
  const encrypted = encrypt(Buffer.from('When I grow up, I want to be a watermelon'), {
    version: 'aes128gcm',
    privateKey: sender,
    dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
    authSecret: 'BTBZMqHH6r4Tts7J_aSIgg',
    salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  })
  expect(createHash('sha256').update(encrypted).digest('hex')).toBe(
    createHash('sha256')
      .update(
        Buffer.from(
          'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
          'base64url',
        ),
      )
      .digest('hex'),
  )
  const receiver = createECDH('prime256v1')
  receiver.setPrivateKey(Buffer.from('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94', 'base64url'))
  const auth = Buffer.from('BTBZMqHH6r4Tts7J_aSIgg', 'base64url')
  expect(decrypt(encrypted, { keys: receiver, auth }).toString()).toBe('When I grow up, I want to be a watermelon')
  const ours = encryptPush(Buffer.from('Ours'), {
    p256dh: receiver.getPublicKey('base64url'),
    auth: auth.toString('base64url'),
  })
  expect(decrypt(ours, { keys: receiver, auth }).toString()).toBe('Ours')
})
