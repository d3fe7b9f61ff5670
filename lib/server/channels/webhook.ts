import type { Delivery, PageMessage } from '@/lib/domain/on-call/channel'
import { signed } from '@/lib/server/actions/outgoing-request'
import { post, secretsIn } from '@/lib/server/channels/http-post'
import { type ChannelAdapter, isPermanentStatus, type Recipient } from '@/lib/server/channels/provider'
import { now } from '@/lib/server/clock'

/** Pages to a program, signed as Standard Webhooks asks: https://www.standardwebhooks.com */
export const webhookAdapter: ChannelAdapter = (to) => {
  const provider = URL.canParse(to.address) ? new URL(to.address).host : 'Webhook'
  return [{ name: provider, send: (message, recipient, signal) => send(provider, message, recipient, signal) }]
}

const send = (provider: string, message: PageMessage, to: Recipient, signal: AbortSignal): Promise<Delivery> =>
  tell(provider, { id: message.attemptId, type: message.isTest ? 'page.test' : 'page.sent', data: message }, to, signal)

interface Told {
  /** The same for every try. */
  id: string
  type: string
  data: object
}

async function tell(provider: string, { id, type, data }: Told, to: Recipient, signal: AbortSignal): Promise<Delivery> {
  const { url = to.address, signing } = to.secrets
  const at = now()
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data })
  const request = signed(
    { method: 'POST', url, headers: [], body, timeoutSeconds: 1 },
    { headers: {}, ...(signing ? { signing } : {}) },
    { actionId: id, at },
  )
  const signature = Object.fromEntries(request.headers.map(({ name, value }) => [name, value]))
  const headers = { 'content-type': 'application/json', ...signature }
  const posted = await post(
    {
      url,
      headers,
      body,
      secrets: [...secretsIn(url), signing, 'answerUrl' in data ? String(data.answerUrl) : undefined],
    },
    signal,
  )
  if (posted.kind !== 'answered') {
    return { state: 'failed', provider, detail: posted.reason, isPermanent: posted.kind === 'refused' }
  }
  const { status, text } = posted
  if (status >= 200 && status < 300) return { state: 'delivered', provider, detail: `Answered ${status}.` }
  const detail = `Answered ${status}${text ? `: ${text}` : '.'}`
  return { state: 'failed', provider, detail, isPermanent: isPermanentStatus(status) }
}

/** A key moment of a room, as a program is told of it. */
export interface ToldMoment {
  id: string
  incidentKey: string
  title: string
  severity: string
  status: string
  words: string
  at: string
  url: string
}

/** Tells a destination of a key moment. Never throws. */
export const tellMoment = (to: Recipient, { id, ...data }: ToldMoment, signal: AbortSignal): Promise<Delivery> =>
  tell(to.address, { id, type: 'incident.moment', data }, to, signal)
