import type { Signal } from '@/lib/domain/alert/signal'
import { AppError, isAppError } from '@/lib/domain/errors'
import { excerpt } from '@/lib/domain/text'
import { hashSecret } from '@/lib/server/access/secrets'
import { now } from '@/lib/server/clock'
import { findReceiverByKey, noteError, type Receiver } from '@/lib/server/db/integrations'
import { readJson } from '@/lib/server/http/respond'
import { alertmanagerPayloadSchema } from '@/lib/server/integrations/alertmanager/payload'
import { signalsOf } from '@/lib/server/integrations/alertmanager/translate'
import { MAX_DELIVERY_BYTES, withinLoad } from '@/lib/server/integrations/intake-load'
import { type Received, receiveSignals } from '@/lib/server/integrations/receive-signals'

const MAX_ERROR = 500

/** Takes one delivery of Alertmanager's. The key decides what it may do; it comes from the path or the header. */
export async function handleAlertmanagerWebhook(request: Request, key: string | null): Promise<Received> {
  return withinLoad(request.headers.get('content-length'), async () => {
    const receiver = await receiverOf(request, key)
    return receiveSignals(receiver, await readSignals(request, receiver))
  })
}

async function receiverOf(request: Request, key: string | null): Promise<Receiver> {
  const given = key ?? bearerOf(request)
  const receiver = given ? await findReceiverByKey('alertmanager', hashSecret(given)) : null
  if (receiver) return receiver
  if (key === null) throw new AppError('unauthenticated', 'No integration has this key')
  throw new AppError('not_found', 'No integration has this address')
}

const bearerOf = (request: Request): string | null =>
  /^Bearer\s+(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1] ?? null

/** What is wrong with a delivery is told to its sender, and to the admin who looks at the integration. */
async function readSignals(request: Request, receiver: Receiver): Promise<Signal[]> {
  try {
    return signalsOf(await readJson(request, alertmanagerPayloadSchema, { maxBytes: MAX_DELIVERY_BYTES }))
  } catch (error) {
    if (isAppError(error)) await noteError(receiver.id, excerpt(error.message, MAX_ERROR), now())
    throw error
  }
}
