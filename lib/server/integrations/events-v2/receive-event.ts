import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Signal } from '@/lib/domain/alert/signal'
import { storableText } from '@/lib/domain/alert/storable'
import { isAppError } from '@/lib/domain/errors'
import { parse } from '@/lib/domain/parse'
import { excerpt } from '@/lib/domain/text'
import { hashSecret } from '@/lib/server/access/secrets'
import { now } from '@/lib/server/clock'
import { findReceiverByKey, noteError, type Receiver } from '@/lib/server/db/integrations'
import { withTransaction } from '@/lib/server/db/pool'
import { parseJson, readBytes } from '@/lib/server/http/read-body'
import { textOf } from '@/lib/server/http/respond'
import { acknowledgeSent } from '@/lib/server/integrations/acknowledge-alert'
import { refusedEvent, unrecognizedEvent } from '@/lib/server/integrations/events-v2/answers'
import { ofUnknown, withinLoad } from '@/lib/server/integrations/intake-load'
import { receiveSignals } from '@/lib/server/integrations/receive-signals'
import { problemsOf } from '@/lib/server/integrations/vendor-answer'

const MAX_ERROR = 500

/** As at PagerDuty. */
const MAX_EVENT_BYTES = 524_288
/** An event is a kilobyte or two: who takes longer for it holds a connection, and nothing else. */
const ARRIVES_WITHIN_MS = 5_000

type KeyField = 'routing_key' | 'service_key'
type EventBody = Record<string, unknown>

/** Takes an event for the integration whose key is in it; without one it is refused as its senders expect. */
export async function receiveEvent(
  request: Request,
  keyField: KeyField,
  take: (receiver: Receiver, body: EventBody) => Promise<Response>,
): Promise<Response> {
  const found = await ofUnknown(async (onPiece) => {
    const bytes = await readBytes(request, MAX_EVENT_BYTES, { withinMs: ARRIVES_WITHIN_MS, onPiece })
    const body = objectOf(bytes)
    if (!body) return unrecognizedEvent()
    const key = (keyField === 'routing_key' && request.headers.get('x-routing-key')) || body[keyField]
    if (typeof key !== 'string' || key === '') return refusedEvent(`'${keyField}' is missing or blank`)
    const receiver = await findReceiverByKey('events-v2', hashSecret(key))
    return receiver ? { receiver, body, length: bytes.byteLength } : refusedEvent(`'${keyField}' is invalid`)
  })
  if (found instanceof Response) return found
  return withinLoad(String(found.length), () => take(found.receiver, found.body))
}

/** An event as an object, whatever content type it says it has; null for what is none. */
function objectOf(bytes: Uint8Array): EventBody | null {
  try {
    const value = parseJson(textOf(bytes))
    return isObject(value) ? value : null
  } catch (error) {
    if (isAppError(error) && error.code === 'invalid_input') return null
    throw error
  }
}

const isObject = (value: unknown): value is EventBody =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Parses an event; what is wrong with it is noted for the admin and answered as a list. */
export async function parseEvent<Schema extends z.ZodType>(
  receiver: Receiver,
  schema: Schema,
  body: unknown,
): Promise<{ event: z.output<Schema> } | { problems: string[] }> {
  try {
    return { event: parse(schema, body) }
  } catch (error) {
    if (!isAppError(error) || error.code !== 'invalid_input') throw error
    await noteError(receiver.id, excerpt(error.message, MAX_ERROR), now())
    return { problems: problemsOf(error) }
  }
}

/** A key for a trigger that has none. */
export const newDedupKey = (): string => randomBytes(16).toString('hex')

/** Takes one event: saves the alert, or acknowledges what fires with its key. Nothing fires: accepted and dropped. */
export async function takeEvent(receiver: Receiver, event: Signal | { acknowledge: string }): Promise<void> {
  if (!('acknowledge' in event)) {
    await receiveSignals(receiver, [event])
    return
  }
  const key = { integrationId: receiver.id, dedupKey: storableText(event.acknowledge) }
  await withTransaction((tx) => acknowledgeSent(tx, key, receiver.name))
}
