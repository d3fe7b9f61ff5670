import { z } from 'zod'
import { isAnswerable } from '@/lib/domain/on-call/answerable'
import type { Delivery, PageMessage } from '@/lib/domain/on-call/channel'
import { type Posted, post } from '@/lib/server/channels/http-post'
import { type ChannelAdapter, isPermanentStatus, type Provider, type Recipient } from '@/lib/server/channels/provider'
import { readTwilio, type TwilioAccount } from '@/lib/server/channels/provider-settings'
import { env } from '@/lib/server/env'
import { escaped } from '@/lib/server/escaped'

/** Three messages of the alphabet of GSM, put together by the phone. */
const MAX_TEXT = 450
const MAX_SPOKEN = 600
export const REPORTS_PATH = '/api/webhooks/twilio'
const E164 = /^\+[1-9]\d{6,14}$/

/**
 * Text messages of Twilio. Written from its documentation and tested against a stand-in of it; never run against the
 * real one.
 * @see https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 */
export const smsAdapter: ChannelAdapter = () => providers('Messages', (message) => ({ Body: textOf(message) }))

/**
 * Calls of Twilio, which say what is up, twice.
 * @see https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource
 */
export const voiceAdapter: ChannelAdapter = () => providers('Calls', (message) => ({ Twiml: twimlOf(message) }))

async function providers(
  resource: 'Messages' | 'Calls',
  fields: (message: PageMessage) => Record<string, string>,
): Promise<Provider[]> {
  const accounts = await readTwilio()
  return accounts.map((account) => {
    const name = accountName(account)
    return {
      name,
      send: (message, to, signal) => send(name, account, resource, fields(message), to, signal),
    }
  })
}

/** Which account it was, without all of what names it there. */
export const accountName = ({ accountSid }: Pick<TwilioAccount, 'accountSid'>): string =>
  `Twilio ${accountSid.slice(0, 4)}…${accountSid.slice(-4)}`

async function send(
  provider: string,
  { accountSid, from, apiUrl, authToken }: TwilioAccount,
  resource: 'Messages' | 'Calls',
  fields: Record<string, string>,
  { address }: Recipient,
  signal: AbortSignal,
): Promise<Delivery> {
  if (!E164.test(address)) {
    return { state: 'failed', provider, detail: 'The number cannot be dialled.', isPermanent: true }
  }
  const credentials = Buffer.from(`${accountSid}:${authToken}`).toString('base64')
  const request = {
    url: `${apiUrl}/2010-04-01/Accounts/${accountSid}/${resource}.json`,
    headers: {
      authorization: `Basic ${credentials}`,
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
    },
    body: new URLSearchParams({ To: address, From: from, ...fields, ...reportsTo() }).toString(),
    secrets: [authToken, credentials],
  }
  return deliveryOf(provider, await post(request, signal))
}

/** Where Twilio tells what became of it; a server that it cannot reach is told nothing. */
function reportsTo(): { StatusCallback?: string } {
  const { publicUrl } = env()
  return publicUrl.protocol === 'https:' ? { StatusCallback: new URL(REPORTS_PATH, publicUrl).href } : {}
}

const madeSchema = z.looseObject({ sid: z.string(), status: z.string().optional() })
/** @see https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions */
const refusedSchema = z.looseObject({ code: z.number().optional(), message: z.string() })

function deliveryOf(provider: string, posted: Posted): Delivery {
  if (posted.kind !== 'answered') {
    return { state: 'failed', provider, detail: posted.reason, isPermanent: posted.kind === 'refused' }
  }
  const { status, text } = posted
  if (status >= 200 && status < 300) {
    const { data } = madeSchema.safeParse(jsonOf(text))
    // An answer that is longer than what is kept of it still says that it was taken.
    const reference = data?.sid ?? /"sid"\s*:\s*"(\w+)"/.exec(text)?.[1]
    return { state: 'sent', provider, ...(reference ? { reference } : {}) }
  }
  const { data } = refusedSchema.safeParse(jsonOf(text))
  const detail = data ? `${data.message}${data.code ? ` (${data.code})` : ''}` : `Answered ${status}.`
  return { state: 'failed', provider, detail, isPermanent: isPermanentStatus(status) }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const lineOf = (text: string) => text.replace(/\s+/g, ' ').trim().toWellFormed()

/** The link comes whole, whatever has to be left out for it. */
function textOf({ title, text, answerUrl: link }: PageMessage): string {
  const words = lineOf(`${title}${text ? `. ${text}` : ''}`)
  const room = Math.max(0, MAX_TEXT - link.length - 1)
  return `${words.length > room ? `${words.slice(0, Math.max(0, room - 1)).toWellFormed()}…` : words} ${link}`
}

/** Nobody can note down an address from a call: it says where to answer. @see https://www.twilio.com/docs/voice/twiml/say */
function twimlOf(message: PageMessage): string {
  const { title, text } = message
  const answer = isAnswerable(message) ? ' Open Evenkeel, or the link in your messages, to answer.' : ''
  const words = escaped(lineOf(`${title}. ${text}`).slice(0, MAX_SPOKEN).toWellFormed().replace(CONTROL, ''))
  return `<?xml version="1.0" encoding="UTF-8"?><Response><Pause length="1"/><Say loop="2">${words}${answer}</Say></Response>`
}

/** What XML cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
