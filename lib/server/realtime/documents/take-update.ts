import { isAppError } from '@/lib/domain/errors'
import type { Refusal } from '@/lib/domain/postmortem/check-update'
import { COLLAB_CLOSE } from '@/lib/domain/postmortem/collab-protocol'
import { logger } from '@/lib/server/logger'
import { metrics } from '@/lib/server/metrics'
import { closeClient, type DocumentConnection } from '@/lib/server/realtime/documents/client'
import type { OpenDocument } from '@/lib/server/realtime/documents/open-document'

/** The types of messages of the sync protocol that carry an update. */
const CARRIES_UPDATE = new Set([1, 2])

interface SyncMessage {
  type: number
  payload: Uint8Array
  connection: DocumentConnection
}

/**
 * Runs before Hocuspocus applies and acknowledges an update: afterwards it is saved and applied already, or its sender can
 * no longer write here and is on the way out. Hocuspocus asks for this before it looks whether the connection may write
 * at all, so that is asked here too.
 */
export async function takeUpdate(open: OpenDocument, { type, payload, connection }: SyncMessage): Promise<void> {
  if (!CARRIES_UPDATE.has(type) || connection.readOnly) return
  try {
    const refusal = await open.take(payload, connection)
    if (refusal) refuse(open, connection, refusal)
    else return
  } catch (error) {
    if (!isAppError(error)) logger.error({ err: error, incidentId: open.incidentId }, 'An update was not saved')
    closeClient(
      connection.context.client,
      COLLAB_CLOSE.tryAgain,
      'It could not be saved. Connect again to send it again.',
    )
  }
  // Then nothing of it is applied, and nothing acknowledged. The bytes are of this message alone.
  connection.readOnly = true
  payload.fill(0)
}

function refuse(
  { incidentId }: OpenDocument,
  { context: { client } }: DocumentConnection,
  { kind, reason }: Refusal,
): void {
  metrics.documentRefusals.inc({ kind })
  logger.warn({ incidentId, personId: client.actor.id, kind, reason }, 'An update of a document was refused')
  if (kind === 'behind') closeClient(client, COLLAB_CLOSE.tryAgain, `${reason} Connect again to compare.`)
  else closeClient(client, COLLAB_CLOSE.refused, `The edit was refused. ${reason}`)
}
