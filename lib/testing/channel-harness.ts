import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect as connectTo, createServer, type Socket } from 'node:net'
import type { PersonActor } from '@/lib/domain/actor'
import type { Channel, PageMessage } from '@/lib/domain/on-call/channel'
import type { Recipient } from '@/lib/server/channels/provider'
import { NTFY_KEY, TWILIO_KEY } from '@/lib/server/channels/provider-settings'
import { newSigningSecret, sealChannel } from '@/lib/server/channels/sealed'
import { serverKeys } from '@/lib/server/channels/vapid'
import { saveSettingRow } from '@/lib/server/db/organisation-settings'
import { changeSetting } from '@/lib/server/organisation-settings'
import { anAdmin } from '@/lib/testing/factories'
import { startReceiver } from '@/lib/testing/http-receiver'
import { startMailReceiver } from '@/lib/testing/mail-receiver'
import { startPushService } from '@/lib/testing/push-service'
import { STAND_IN_ACCOUNT, STAND_IN_TOKEN, startTwilio } from '@/lib/testing/twilio-stand-in'

/** What the other side of a channel may do instead of taking a message. */
export type Trouble = 'refuses' | 'fails' | 'hangs' | null

/** The other side of a channel, as a test needs it. */
export interface ChannelSide {
  recipient: Recipient
  /** What arrived, each as one text. */
  arrived(): string[]
  trouble(next: Trouble): void
  /** What must stand in no answer and no log. */
  secrets: string[]
}

const SOMEBODY = '00000000-0000-4000-8000-000000000001'

export const aPage = (more: Partial<PageMessage> = {}): PageMessage => ({
  pageId: '00000000-0000-4000-8000-0000000000aa',
  attemptId: crypto.randomUUID(),
  urgency: 'high',
  title: 'SEV1: checkout fails',
  text: 'Payments are refused since 03:12.',
  incidentKey: 'INC-42',
  url: 'http://localhost:3000/incidents/INC-42',
  answerUrl: 'http://localhost:3000/answer/a-token-that-works-once',
  person: { id: SOMEBODY, name: 'Ada' },
  isTest: false,
  ...more,
})

const bare = (channel: Channel, more: Partial<Recipient> = {}): Recipient => ({
  methodId: '00000000-0000-4000-8000-0000000000bb',
  channel,
  address: '',
  secrets: {},
  subscription: null,
  ...more,
})

/** Tells everything it was sent back, as a receiver that is not careful does. */
const misbehave = (next: Trouble, echo: () => string) => (response: ServerResponse) => {
  if (next === 'hangs') return
  response.writeHead(next === 'refuses' ? 400 : 500, { 'content-type': 'text/plain' }).end(`No: ${echo()}`)
}

export type Sides = Record<Channel, ChannelSide> & { admin: PersonActor; stop(): Promise<void> }

/** The other sides of all channels, on loopback. */
export async function startSides(): Promise<Sides> {
  const mail = await startMailSide()
  // Settings are read once, by the first who asks the database for anything.
  process.env.SMTP_URL = `smtp://127.0.0.1:${mail.port}`
  process.env.MAIL_FROM = 'Evenkeel <incidents@example.org>'
  const admin = await anAdmin()
  const by = admin.id
  await changeSetting(admin, 'action-hosts', ['127.0.0.1'])
  const [web, twilio, push] = [await startReceiver(), await startTwilio(), await startPushService()]
  const signing = newSigningSecret()
  const subscription = push.subscribe(serverKeys().publicKey)
  const seal = async (token: string) => sealChannel({ token })
  await saveSettingRow(NTFY_KEY, { server: web.origin, sealed: await seal('ntfy-token-9') }, by, new Date())
  const account = { accountSid: STAND_IN_ACCOUNT, from: '+15005550006', apiUrl: twilio.apiUrl }
  await saveSettingRow(TWILIO_KEY, [{ ...account, sealed: await seal(STAND_IN_TOKEN) }], by, new Date())

  const at = (path: string) => web.received.filter((one) => one.path === path).map(({ body }) => body)
  const echoed = () => {
    const last = web.received.at(-1)
    return `${last?.path} ${JSON.stringify(last?.headers)} ${last?.body}`
  }
  const webTrouble = (next: Trouble) =>
    web.answerWith(next ? misbehave(next, echoed) : (response) => response.end('ok'))
  const twilioTrouble = (next: Trouble) => {
    const echo = () => JSON.stringify(twilio.received.at(-1)?.headers)
    twilio.troubleWith(next ? misbehave(next, echo) : null)
  }
  const credentials = Buffer.from(`${STAND_IN_ACCOUNT}:${STAND_IN_TOKEN}`).toString('base64')
  const phone = (channel: 'sms' | 'voice', resource: string): ChannelSide => ({
    recipient: bare(channel, { address: '+4930901820' }),
    arrived: () => twilio.sent.filter((one) => one.resource === resource).map(({ content }) => content),
    trouble: twilioTrouble,
    secrets: [STAND_IN_TOKEN, credentials],
  })
  return {
    admin,
    push: {
      recipient: bare('push', {
        subscription: { ...subscription.keys, endpoint: subscription.endpoint, serverKey: serverKeys().publicKey },
      }),
      arrived: () => push.messages.map(({ payload }) => `${payload.title}\n${payload.text}`),
      trouble: (next) => push.troubleWith(next ? misbehave(next, () => subscription.endpoint) : null),
      secrets: [subscription.endpoint, new URL(subscription.endpoint).pathname],
    },
    email: {
      recipient: bare('email', { address: 'ada@example.org' }),
      arrived: () => mail.mails().map(({ subject, text }) => `${subject}\n${text}`),
      trouble: mail.trouble,
      secrets: ['the-password-of-mail'],
    },
    sms: phone('sms', 'Messages'),
    voice: phone('voice', 'Calls'),
    ntfy: {
      recipient: bare('ntfy', { address: 'ada-9f2' }),
      arrived: () => at('/').map((body) => `${JSON.parse(body).title}\n${JSON.parse(body).message}`),
      trouble: webTrouble,
      secrets: ['ntfy-token-9'],
    },
    slack: {
      recipient: bare('slack', {
        address: `${web.origin}/…cret`,
        secrets: { url: `${web.origin}/services/T0/B0/a-long-secret` },
      }),
      arrived: () => at('/services/T0/B0/a-long-secret').map((body) => JSON.parse(body).text),
      trouble: webTrouble,
      secrets: ['/services/T0/B0/a-long-secret'],
    },
    webhook: {
      recipient: bare('webhook', {
        address: `${web.origin}/…page`,
        secrets: { url: `${web.origin}/hooks/page`, signing },
      }),
      arrived: () => at('/hooks/page').map((body) => `${JSON.parse(body).data.title}\n${JSON.parse(body).data.text}`),
      trouble: webTrouble,
      secrets: [signing, '/hooks/page', 'a-token-that-works-once'],
    },
    stop: async () => {
      await Promise.all([web.stop(), twilio.stop(), push.stop(), mail.stop()])
    },
  }
}

/** A real mail server behind a wire that can be made to fail: it hangs, or a server there says only 451. */
async function startMailSide() {
  const receiver = await startMailReceiver()
  let now: Trouble = null
  const sockets = new Set<Socket>()
  const wire = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    if (now === 'hangs') return
    if (now === 'fails') return void socket.end('421 4.3.0 Out of order\r\n')
    const onward = connectTo(receiver.port, '127.0.0.1')
    onward.on('error', () => socket.destroy())
    socket.pipe(onward).pipe(socket)
  })
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve))
  return {
    port: (wire.address() as AddressInfo).port,
    mails: () => receiver.mails,
    trouble(next: Trouble) {
      now = next
      receiver.refuse('ada@example.org', next === 'refuses' ? 550 : 0)
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => wire.close(resolve))
      await receiver.stop()
    },
  }
}
