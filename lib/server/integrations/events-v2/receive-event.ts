import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Signal } from '@/lib/domain/alert/signal'
import { isAppError } from '@/lib/domain/errors'
import { parse } from '@/lib/domain/parse'
import { excerpt } from '@/lib/domain/text'
import { hashSecret } from '@/lib/server/access/secrets'
import { now } from '@/lib/server/clock'
import { findReceiverByKey, noteError, type Receiver } from '@/lib/server/db/integrations'
import { withTransaction } from '@/lib/server/db/pool'
import { acknowledgeSent } from '@/lib/server/integrations/acknowledge-alert'
import { receiveSignals } from '@/lib/server/integrations/receive-signals'
import { problemsOf } from '@/lib/server/integrations/vendor-answer'

const MAX_ERROR = 500

/** The integration of a routing key or service key; null when there is none. */
export const receiverOfKey = (key: unknown): Promise<Receiver | null> =>
  typeof key === 'string' && key !== '' ? findReceiverByKey('events-v2', hashSecret(key)) : Promise.resolve(null)

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
  const key = { integrationId: receiver.id, dedupKey: event.acknowledge }
  await withTransaction((tx) => acknowledgeSent(tx, key, receiver.name))
}
