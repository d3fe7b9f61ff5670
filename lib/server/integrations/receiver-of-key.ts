import type { IntegrationKind } from '@/lib/domain/alert/integration-kinds'
import { AppError, isAppError } from '@/lib/domain/errors'
import { excerpt } from '@/lib/domain/text'
import { hashSecret } from '@/lib/server/access/secrets'
import { now } from '@/lib/server/clock'
import { findReceiverByKey, noteError, type Receiver } from '@/lib/server/db/integrations'

const MAX_ERROR = 500

/** The integration of this kind that a key in an address belongs to. Throws `not_found`. */
export async function requireReceiver(kind: IntegrationKind, key: string): Promise<Receiver> {
  const receiver = await findReceiverByKey(kind, hashSecret(key))
  if (!receiver) throw new AppError('not_found', 'No integration has this address')
  return receiver
}

/** What is wrong with a delivery is told to its sender, and to the admin who looks at the integration. */
export async function tellingAdmin<T>(receiver: Receiver, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isAppError(error) && error.code !== 'unavailable') {
      await noteError(receiver.id, excerpt(error.message, MAX_ERROR), now())
    }
    throw error
  }
}
