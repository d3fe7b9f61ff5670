import { CHANNEL_NAMES, type Channel, type Delivery, type PageMessage } from '@/lib/domain/on-call/channel'
import { emailAdapter } from '@/lib/server/channels/email'
import { orAborted } from '@/lib/server/channels/http-post'
import { ntfyAdapter } from '@/lib/server/channels/ntfy'
import type { ChannelAdapter, Provider, Recipient } from '@/lib/server/channels/provider'
import { slackAdapter } from '@/lib/server/channels/slack'
import { smsAdapter, voiceAdapter } from '@/lib/server/channels/twilio'
import { pushAdapter } from '@/lib/server/channels/web-push'
import { webhookAdapter } from '@/lib/server/channels/webhook'
import { now } from '@/lib/server/clock'
import { noteProvider } from '@/lib/server/db/channel-health'
import { noteOutcome } from '@/lib/server/db/contact-methods'
import { logger } from '@/lib/server/logger'
import { shared } from '@/lib/server/process-registry'

/** How each channel is spoken. */
export const channelAdapters = {
  push: pushAdapter,
  email: emailAdapter,
  sms: smsAdapter,
  voice: voiceAdapter,
  ntfy: ntfyAdapter,
  slack: slackAdapter,
  webhook: webhookAdapter,
} as const satisfies Record<Channel, ChannelAdapter>

/** So long after it failed a provider is asked last: a page must not wait for it first each time. */
const AVOID_MS = 60_000
const failedAt = shared('providers-failed-at', () => new Map<string, number>())

/** So long it is waited for that the database hears how a channel did. */
const NOTE_MS = 1000

/**
 * Sends a message to a recipient: by the first provider of the channel, and by the next one when that fails. What came
 * of it is kept with the method and with each provider. Never throws for what a provider did.
 */
export async function deliverTo(to: Recipient, message: PageMessage, signal: AbortSignal): Promise<Delivery> {
  const notes: Promise<void>[] = []
  const delivery = await tryEach(await inOrder(to), message, to, signal, notes)
  const problem = delivery.state === 'failed' ? delivery.detail : null
  notes.push(quietly(noteOutcome(to.methodId, now(), problem, message.isTest)))
  // What was sent is sent, also when the database does not hear of it in time: were it waited for, a page that was taken
  // would count as one without an answer, and be sent again.
  await orAborted(Promise.all(notes), AbortSignal.timeout(NOTE_MS))
  return delivery
}

const quietly = (note: Promise<void>): Promise<void> =>
  note.catch((error: unknown) => logger.warn({ err: error }, 'How a channel did could not be written down'))

async function inOrder(to: Recipient): Promise<Provider[]> {
  const providers = await channelAdapters[to.channel](to)
  const isAvoided = ({ name }: Provider) => now().getTime() - (failedAt.get(keyOf(to, name)) ?? 0) < AVOID_MS
  return [...providers.filter((one) => !isAvoided(one)), ...providers.filter(isAvoided)]
}

async function tryEach(
  providers: Provider[],
  message: PageMessage,
  to: Recipient,
  signal: AbortSignal,
  notes: Promise<void>[],
): Promise<Delivery> {
  const failures: Extract<Delivery, { state: 'failed' }>[] = []
  for (const provider of providers) {
    const delivery = await provider.send(message, to, signal)
    notes.push(quietly(note(to, delivery)))
    if (delivery.state !== 'failed') return withFailures(delivery, failures)
    failures.push(delivery)
    logger.warn({ channel: to.channel, provider: provider.name, reason: delivery.detail }, 'A channel failed')
    if (signal.aborted) break
  }
  const last = failures.at(-1)
  if (!last) {
    const detail = `${CHANNEL_NAMES[to.channel]} is not set up here.`
    return { state: 'failed', provider: CHANNEL_NAMES[to.channel], detail, isPermanent: true }
  }
  return { ...last, detail: wordsOf(failures), isPermanent: failures.every(({ isPermanent }) => isPermanent) }
}

type Taken = Exclude<Delivery, { state: 'failed' }>
type Failure = Extract<Delivery, { state: 'failed' }>

function withFailures(delivery: Taken, failures: Failure[]): Taken {
  if (failures.length === 0) return delivery
  const before = failures.map(({ provider, detail }) => `${provider} failed before: ${detail}`)
  return { ...delivery, detail: [delivery.detail, ...before].filter(Boolean).join(' ') }
}

const wordsOf = (failures: Failure[]): string =>
  failures.length === 1
    ? (failures[0]?.detail ?? '')
    : failures.map(({ provider, detail }) => `${provider}: ${detail}`).join(' ')

const keyOf = ({ channel }: Recipient, provider: string) => `${channel} ${provider}`

/** Addresses of people are no providers of ours: of those only the method itself says how it did. */
async function note(to: Recipient, delivery: Delivery): Promise<void> {
  const at = now()
  const hasFailed = delivery.state === 'failed'
  if (hasFailed && !delivery.isPermanent) failedAt.set(keyOf(to, delivery.provider), at.getTime())
  else failedAt.delete(keyOf(to, delivery.provider))
  if (to.channel === 'webhook' || to.channel === 'slack') return
  // What is wrong with one address says nothing of the provider.
  if (hasFailed && delivery.isPermanent && to.channel !== 'sms' && to.channel !== 'voice') return
  await noteProvider(to.channel, delivery.provider, at, hasFailed ? delivery.detail : null)
}
