import type { Signal } from '@/lib/domain/alert/signal'
import { AppError } from '@/lib/domain/errors'
import { hashSecret } from '@/lib/server/access/secrets'
import { findReceiverByKey, type Receiver } from '@/lib/server/db/integrations'
import { readJson } from '@/lib/server/http/respond'
import { alertmanagerPayloadSchema } from '@/lib/server/integrations/alertmanager/payload'
import { signalsOf } from '@/lib/server/integrations/alertmanager/translate'
import { MAX_DELIVERY_BYTES, withinLoad } from '@/lib/server/integrations/intake-load'
import { type Received, receiveSignals } from '@/lib/server/integrations/receive-signals'
import { tellingAdmin } from '@/lib/server/integrations/receiver-of-key'

/** Takes one delivery of Alertmanager's. The key decides what it may do; it comes from the path or the header. */
export async function handleAlertmanagerWebhook(request: Request, key: string | null): Promise<Received> {
  return withinLoad(request.headers.get('content-length'), async () => {
    const receiver = await receiverOf(request, key)
    return receiveSignals(receiver, await tellingAdmin(receiver, () => readSignals(request)))
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

const readSignals = async (request: Request): Promise<Signal[]> =>
  signalsOf(await readJson(request, alertmanagerPayloadSchema, { maxBytes: MAX_DELIVERY_BYTES }))
