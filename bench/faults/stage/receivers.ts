import { startReceiver } from '../../../lib/testing/http-receiver.ts'
import { startMailReceiver } from '../../../lib/testing/mail-receiver.ts'

export type HttpChannel = 'webhook' | 'ntfy' | 'sms'
export type ReceivedChannel = HttpChannel | 'email'

/** What was taken: not what was answered with an error, or not at all. */
export interface Arrival {
  channel: ReceivedChannel
  /** Of the person, in this channel: a mail address, a path, a topic, a number. */
  address: string
  title: string
  /** Where it says that the incident is read; empty where that is not looked at. */
  link: string
  /** Milliseconds since 1970. */
  at: number
}

export interface Receivers {
  /** Settings of a server that sends its mail here. */
  settings: Record<string, string>
  origin: string
  host: string
  arrivals(): Arrival[]
  /** What becomes of messages of a channel from now on; null answers them at once. */
  troubleWith(channel: HttpChannel, trouble: Trouble | null): void
  stop(): Promise<void>
}

/** Takes a message, sooner or later, by the first; refuses it by the second; or hangs. */
export type Trouble = (
  take: () => void,
  refuse: (status: number) => void,
  of: { address: string; path: string },
) => void

/** The other sides of the channels on this machine: a real mail server, and one place for all that is sent by HTTP. */
export async function startReceivers(): Promise<Receivers> {
  const mail = await startMailReceiver()
  const taken: Arrival[] = []
  const troubles = new Map<HttpChannel, Trouble>()
  const web = await startReceiver((response, { path, body }) => {
    const told = read(path, body)
    const at = Date.now()
    const answer = (status: number) => response.writeHead(status, { 'content-type': 'application/json' })
    const take = () => {
      taken.push({ ...told, at })
      answer(told.channel === 'sms' ? 201 : 200).end(JSON.stringify({ sid: `SM${taken.length}`, status: 'queued' }))
    }
    const trouble = troubles.get(told.channel)
    if (trouble) trouble(take, (status) => answer(status).end('{}'), { address: told.address, path })
    else take()
  })
  return {
    settings: { SMTP_URL: `smtp://127.0.0.1:${mail.port}`, MAIL_FROM: 'Evenkeel <incidents@example.org>' },
    origin: web.origin,
    host: web.host,
    arrivals: () => [
      ...taken,
      ...mail.mails.map(({ recipient, subject = '', at }) => ({
        channel: 'email' as const,
        address: recipient,
        title: subject,
        link: '',
        at,
      })),
    ],
    troubleWith(channel, trouble) {
      if (trouble) troubles.set(channel, trouble)
      else troubles.delete(channel)
    },
    async stop() {
      await Promise.all([mail.stop(), web.stop()])
    },
  }
}

/** Text messages come as to Twilio, ntfy at the root, webhooks at any other path. */
function read(path: string, body: string): Omit<Arrival, 'at' | 'channel'> & { channel: HttpChannel } {
  if (path.endsWith('/Messages.json')) {
    const fields = new URLSearchParams(body)
    return { channel: 'sms', address: fields.get('To') ?? '', title: fields.get('Body') ?? '', link: '' }
  }
  const message = JSON.parse(body)
  if (path === '/') return { channel: 'ntfy', address: message.topic, title: message.title, link: '' }
  return { channel: 'webhook', address: path, title: message.data.title, link: message.data.url }
}
