import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { startReceiver } from '@/lib/testing/http-receiver'

/** What somebody was sent, or told on the phone. */
export interface SentByTwilio {
  resource: 'Messages' | 'Calls'
  to: string
  from: string
  /** The words of a text message, or the TwiML of a call. */
  content: string
  /** Where it should tell what became of it. */
  reportsTo: string | null
  sid: string
}

export const STAND_IN_ACCOUNT = `AC${'a'.repeat(32)}`
export const STAND_IN_TOKEN = 'stand-in-auth-token'

/**
 * As much of Twilio as its documentation says of making messages and calls; never compared with the real one.
 * @see https://www.twilio.com/docs/messaging/api/message-resource
 * @see https://www.twilio.com/docs/voice/api/call-resource
 * @see https://www.twilio.com/docs/api/errors/21211
 */
export async function startTwilio(account = STAND_IN_ACCOUNT) {
  const sent: SentByTwilio[] = []
  let trouble: ((response: ServerResponse) => void) | null = null
  const receiver = await startReceiver((response, { method, path, headers, body }) => {
    if (trouble) return trouble(response)
    const credentials = Buffer.from(String(headers.authorization).replace(/^Basic /, ''), 'base64').toString()
    if (credentials !== `${account}:${STAND_IN_TOKEN}`) return refuse(response, 401, 20003, 'Authenticate')
    const [, resource] = new RegExp(`^/2010-04-01/Accounts/${account}/(Messages|Calls)\\.json$`).exec(path) ?? []
    if (method !== 'POST' || !resource)
      return refuse(response, 404, 20404, `The requested resource ${path} was not found`)
    const fields = new URLSearchParams(body)
    const [to, from] = [fields.get('To') ?? '', fields.get('From') ?? '']
    const content = fields.get(resource === 'Messages' ? 'Body' : 'Twiml') ?? ''
    if (!/^\+[1-9]\d{6,14}$/.test(to) || to.endsWith('0000')) {
      return refuse(response, 400, 21211, `The 'To' number ${to} is not a valid phone number.`)
    }
    if (!content) return refuse(response, 400, 21602, 'Message body is required.')
    if (content.length > 1600)
      return refuse(response, 400, 21617, 'The concatenated message body exceeds the 1600 character limit')
    if (resource === 'Calls' && content.length > 4000) return refuse(response, 400, 21205, 'Twiml is too long')
    const sid = `${resource === 'Messages' ? 'SM' : 'CA'}${randomUUID().replaceAll('-', '')}`
    const reportsTo = fields.get('StatusCallback')
    sent.push({ resource: resource as SentByTwilio['resource'], to, from, content, reportsTo, sid })
    response.writeHead(201, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ sid, status: 'queued', to, from, account_sid: account, error_code: null }))
  })
  return {
    apiUrl: receiver.origin,
    host: receiver.host,
    sent,
    received: receiver.received,
    /** Answers everything like this; null works again. A trouble that answers nothing hangs. */
    troubleWith(next: typeof trouble) {
      trouble = next
    },
    stop: () => receiver.stop(),
  }
}

function refuse(response: ServerResponse, status: number, code: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status }))
}
