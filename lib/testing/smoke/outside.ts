import type { ServerResponse } from 'node:http'
import type { Channel } from '@/lib/domain/on-call/channel'
import { startReceiver } from '@/lib/testing/http-receiver'
import { startMailReceiver } from '@/lib/testing/mail-receiver'
import { startPushService } from '@/lib/testing/push-service'
import { startTwilio } from '@/lib/testing/twilio-stand-in'

/** One message that reached a device, a mailbox, a number or an address. */
export interface Arrival {
  channel: Channel
  /** Where it arrived: a mail address, a number, a topic, or the whole address of a device or a receiver. */
  to: string
  /** All that was said. */
  words: string
  /** Whether the second provider of the channel brought it. */
  isSecond: boolean
}

export const SECOND_ACCOUNT = `AC${'b'.repeat(32)}`

const held = new Set<ServerResponse>()

/** What a stand-in does instead of taking a message. */
export const hangs = (response: ServerResponse): void => void held.add(response)
export const breaks = (response: ServerResponse): void => void response.writeHead(500).end('Out of order')

/** The machines of others on loopback, all of them, and what arrived there. */
export type Outside = Awaited<ReturnType<typeof startOutside>>

/**
 * Starts the other side of every channel: two mail servers, two accounts of Twilio, a push service with its devices, and
 * an HTTP receiver that is ntfy and every webhook. Has to be called before anything of the server reads its settings.
 */
export async function startOutside() {
  const mail = await Promise.all([startMailReceiver(), startMailReceiver()])
  const [first, second] = mail
  process.env.SMTP_URL = `smtp://127.0.0.1:${first.port}`
  process.env.SECOND_SMTP_URL = `smtp://127.0.0.1:${second.port}`
  process.env.MAIL_FROM = 'Evenkeel <incidents@example.org>'
  const [twilio, secondTwilio] = await Promise.all([startTwilio(), startTwilio(SECOND_ACCOUNT)])
  const [push, web] = await Promise.all([startPushService(), startReceiver()])

  const taken = new Map<object, number>()
  /** What a stand-in got since it was asked last. */
  function fresh<T>(all: T[]): T[] {
    const from = taken.get(all) ?? 0
    taken.set(all, all.length)
    return all.slice(from)
  }

  const mails = ({ mails }: (typeof mail)[number], isSecond: boolean): Arrival[] =>
    fresh(mails)
      // Pages and their tests are in a conversation of their own; other mails are not what is looked at here.
      .filter((one) => one.header('References')?.startsWith('<page'))
      .map(({ recipient, subject, text }) => ({
        channel: 'email',
        to: recipient,
        words: `${subject}\n${text}`,
        isSecond,
      }))
  const phones = ({ sent }: typeof twilio, isSecond: boolean): Arrival[] =>
    fresh(sent).map(({ resource, to, content }) => ({
      channel: resource === 'Calls' ? 'voice' : 'sms',
      to,
      words: content,
      isSecond,
    }))

  return {
    first,
    second,
    twilio,
    secondTwilio,
    push,
    web,
    /** What arrived anywhere since the last time. */
    arrived: (): Arrival[] => [
      ...mails(first, false),
      ...mails(second, true),
      ...phones(twilio, false),
      ...phones(secondTwilio, true),
      ...fresh(push.messages).map(
        ({ endpoint, payload }): Arrival => ({
          channel: 'push',
          to: endpoint,
          words: `${payload.title}\n${payload.text}\n${payload.answerUrl}`,
          isSecond: false,
        }),
      ),
      ...fresh(web.received).map(
        ({ path, body }): Arrival =>
          path === '/'
            ? { channel: 'ntfy', to: JSON.parse(body).topic, words: body, isSecond: false }
            : { channel: 'webhook', to: web.origin + path, words: body, isSecond: false },
      ),
    ],
    /** All of them work again; who waits for an answer is hung up on. */
    mend() {
      for (const response of held) response.destroy()
      held.clear()
      for (const one of [twilio, secondTwilio, push]) one.troubleWith(null)
      web.answerWith((response) => response.end('ok'))
    },
    stop: () => Promise.all([first, second, twilio, secondTwilio, push, web].map((one) => one.stop())),
  }
}
