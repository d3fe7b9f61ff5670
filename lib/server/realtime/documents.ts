import { documentsOfProcess } from '@/lib/server/realtime/documents/documents-of-process'
import { serveDocuments } from '@/lib/server/realtime/documents/serve-documents'

/** Serves the documents of this process, for everything in it that has something to say to them. */
export function startDocuments() {
  const served = serveDocuments()
  documentsOfProcess.current = served.documents
  return {
    handleUpgrade: served.handleUpgrade,
    async stop(): Promise<void> {
      documentsOfProcess.current = null
      await served.stop()
    },
  }
}
