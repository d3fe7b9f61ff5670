import { createHmac, timingSafeEqual } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '@/lib/domain/errors'
import { readTwilio } from '@/lib/server/channels/provider-settings'
import { accountName, REPORTS_PATH } from '@/lib/server/channels/twilio'
import { env } from '@/lib/server/env'
import { readBytes } from '@/lib/server/http/read-body'
import { textOf } from '@/lib/server/http/respond'
import { noteReport, type Report } from '@/lib/server/paging/note-report'

const MAX_BYTES = 20_000

/** A report can overtake the note that Twilio took what it is about. */
const TRIES = 3
const PAUSE_MS = 1000

/**
 * Takes what Twilio tells of a message or a call that it took. Throws `unauthenticated` for what is not signed with the
 * token of one of our accounts. Written from its documentation; never run against the real one.
 */
export async function receiveTwilioReport(request: Request): Promise<void> {
  const fields = new URLSearchParams(textOf(await readBytes(request, MAX_BYTES)))
  const account = (await readTwilio()).find(({ accountSid }) => accountSid === fields.get('AccountSid'))
  if (!account || !isSigned(account.authToken, fields, request.headers.get('x-twilio-signature'))) {
    throw new AppError('unauthenticated', 'X-Twilio-Signature is not that of an account of this installation.')
  }
  const reference = fields.get('MessageSid') ?? fields.get('CallSid')
  const report = reportOf(fields)
  if (!reference || !report) return
  for (let tries = 1; !(await noteReport(accountName(account), reference, report)) && tries < TRIES; tries += 1) {
    await sleep(PAUSE_MS)
  }
}

/**
 * The address as Twilio knows it and all fields by name, signed with the token of the account.
 * @see https://www.twilio.com/docs/usage/security#validating-requests
 */
export function signatureOf(authToken: string, address: string, fields: URLSearchParams): string {
  const told = [...fields].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, value]) => name + value)
  return createHmac('sha1', authToken)
    .update([address, ...told].join(''), 'utf8')
    .digest('base64')
}

function isSigned(authToken: string, fields: URLSearchParams, signature: string | null): boolean {
  const address = new URL(REPORTS_PATH, env().publicUrl).href
  const [given, ours] = [Buffer.from(signature ?? ''), Buffer.from(signatureOf(authToken, address, fields))]
  return given.length === ours.length && timingSafeEqual(given, ours)
}

const CALL_PROBLEMS: Record<string, string> = {
  busy: 'The line was busy.',
  'no-answer': 'Nobody answered the call.',
  failed: 'The call could not be made.',
  canceled: 'The call was cancelled.',
}

/**
 * What a report means, if it is the last there will be.
 * @see https://www.twilio.com/docs/messaging/api/message-resource#message-status-values
 * @see https://www.twilio.com/docs/voice/api/call-resource#call-status-values
 */
function reportOf(fields: URLSearchParams): Report | null {
  const [message, call] = [fields.get('MessageStatus'), fields.get('CallStatus')]
  if (message === 'delivered' || message === 'read' || call === 'completed') return { state: 'delivered' }
  if (message === 'undelivered' || message === 'failed') {
    const code = fields.get('ErrorCode')
    return { state: 'failed', detail: `The message could not be delivered${code ? ` (${code})` : ''}.` }
  }
  const problem = call && CALL_PROBLEMS[call]
  return problem ? { state: 'failed', detail: problem } : null
}
