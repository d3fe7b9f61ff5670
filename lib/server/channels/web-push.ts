import { createHash } from 'node:crypto'
import type { Delivery, PageMessage, Urgency } from '@/lib/domain/on-call/channel'
import type { PushPayload } from '@/lib/domain/on-call/push-payload'
import { excerpt } from '@/lib/domain/text'
import { type Posted, post, secretsIn } from '@/lib/server/channels/http-post'
import { type ChannelAdapter, isPermanentStatus, type Recipient } from '@/lib/server/channels/provider'
import { encryptPush } from '@/lib/server/channels/push-encryption'
import { serverKeys, vapidHeader } from '@/lib/server/channels/vapid'
import { now } from '@/lib/server/clock'
import { dropSubscription } from '@/lib/server/db/push-subscriptions'
import { env } from '@/lib/server/env'

/** How long a push service keeps it for a device that is away, in seconds. A page that is older wakes nobody rightly. */
const TTL = { high: 3600, low: 12 * 3600 } as const satisfies Record<Urgency, number>
/** `low` of the standard waits for a charger and a known network. */
const URGENCY = { high: 'high', low: 'normal' } as const satisfies Record<Urgency, string>
/** All of it has to fit into one record of 4096 bytes, with what encryption adds. */
const MAX_PAYLOAD_BYTES = 3800
const GONE = [404, 410]

/** Pages to a device, by the push service of its browser. @see https://www.rfc-editor.org/rfc/rfc8030 */
export const pushAdapter: ChannelAdapter = ({ subscription }) => {
  if (!subscription) return []
  const provider = URL.canParse(subscription.endpoint) ? new URL(subscription.endpoint).host : 'Push service'
  return [{ name: provider, send: (message, to, signal) => send(provider, message, to, signal) }]
}

async function send(
  provider: string,
  message: PageMessage,
  { subscription }: Recipient,
  signal: AbortSignal,
): Promise<Delivery> {
  const fail = (detail: string, isPermanent: boolean): Delivery => ({ state: 'failed', provider, detail, isPermanent })
  if (!subscription) return fail('This device no longer takes notifications.', true)
  const { endpoint, p256dh, auth, serverKey } = subscription
  if (serverKey !== serverKeys().publicKey) {
    return fail('This device subscribed before AUTH_SECRET was replaced: open Notifications on it once.', true)
  }
  const body = encrypted(message, { p256dh, auth })
  if (!body) return fail('The keys of this device cannot be used: take push off and on again there.', true)
  const headers = {
    'content-type': 'application/octet-stream',
    'content-encoding': 'aes128gcm',
    authorization: await vapidHeader(endpoint, contact(), now()),
    ttl: String(TTL[message.urgency]),
    urgency: URGENCY[message.urgency],
    topic: topicOf(message.pageId),
  }
  const posted = await post({ url: endpoint, headers, body, secrets: secretsIn(endpoint) }, signal)
  if (posted.kind === 'answered' && GONE.includes(posted.status)) {
    await dropSubscription(endpoint)
    return fail('This device no longer takes notifications: turn push on again there.', true)
  }
  return deliveryOf(provider, posted)
}

function deliveryOf(provider: string, posted: Posted): Delivery {
  if (posted.kind !== 'answered') {
    return { state: 'failed', provider, detail: posted.reason, isPermanent: posted.kind === 'refused' }
  }
  const { status, text } = posted
  if (status >= 200 && status < 300) return { state: 'sent', provider }
  const detail = `Answered ${status}${text ? `: ${text}` : '.'}`
  return { state: 'failed', provider, detail, isPermanent: isPermanentStatus(status) }
}

/** Null when the keys of the device are none. */
function encrypted(message: PageMessage, keys: { p256dh: string; auth: string }): Buffer | null {
  try {
    return encryptPush(payloadOf(message), keys)
  } catch {
    return null
  }
}

/** As much of the text as fits. */
function payloadOf({ pageId, title, text, urgency, url, answerUrl, isTest }: PageMessage): Buffer {
  const whole: PushPayload = { pageId, title: excerpt(title, 200), text: '', urgency, url, answerUrl, isTest }
  for (const length of [1000, 300, 100]) {
    const bytes = Buffer.from(JSON.stringify({ ...whole, text: excerpt(text, length) }))
    if (bytes.length <= MAX_PAYLOAD_BYTES) return bytes
  }
  return Buffer.from(JSON.stringify({ ...whole, title: excerpt(title, 60) }))
}

/** A later notice of a page takes the place of one that waits for the device: 32 characters of base64url at most. */
const topicOf = (pageId: string): string => createHash('sha256').update(pageId).digest('base64url').slice(0, 32)

/** Whom a push service may write to. */
function contact(): string {
  const { mail, publicUrl } = env()
  return mail ? `mailto:${mail.from.address}` : publicUrl.origin
}
