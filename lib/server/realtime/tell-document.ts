import { logger } from '@/lib/server/logger'
import { documentsOfProcess } from '@/lib/server/realtime/documents/documents-of-process'

export type DocumentTopic = 'threads' | 'preventions' | 'editions'

/**
 * Tells everybody who has the postmortem of an incident open that something beside its document changed: they read it
 * again. It never waits and never throws; who is not reached reads it again by itself a little later.
 */
export function tellDocument(incidentId: string, what: DocumentTopic): void {
  try {
    documentsOfProcess.current?.tell(incidentId, what)
    documentsOfProcess.tellOthers?.({ kind: 'document-told', incidentId, what })
  } catch (error) {
    logger.error({ err: error, incidentId }, 'Readers of a document could not be told')
  }
}
