import { setTimeout as sleep } from 'node:timers/promises'
import * as Y from 'yjs'
import type { FaultResult } from './fault.ts'
import { startInstallation } from './stage/installation.ts'
import { createPerson } from './stage/people.ts'
import { declareReviewed, openTypist, proseOf, startParagraph } from './stage/typists.ts'

const HISTORY_BYTES = 2_000_000
const BATCH = 100

/** A document that was rewritten until its updates came to two megabytes: opened, written to, and opened after a restart. */
export async function longHistory(): Promise<FaultResult> {
  const installation = await startInstallation()
  try {
    const ada = await createPerson(installation, 'Ada')
    const incidentId = await declareReviewed(installation, ada)
    const writer = openTypist(installation.url, ada, incidentId)
    await writer.saved()
    let bytes = 0
    let edits = 0
    writer.doc.on('update', (update: Uint8Array) => {
      bytes += update.byteLength
      edits += 1
    })
    while (bytes < HISTORY_BYTES) {
      for (let each = 0; each < BATCH; each++) {
        startParagraph(writer.doc, `Draft ${edits}: the primary stopped accepting connections. `.repeat(3))
        if (edits % 3 === 0) proseOf(writer.doc).delete(0, 1)
      }
      await writer.saved()
    }
    const open = async () => {
      const startedAt = performance.now()
      const reader = openTypist(installation.url, ada, incidentId)
      await reader.saved()
      const ms = Math.round(performance.now() - startedAt)
      const isEqual = proseOf(reader.doc).toString() === proseOf(writer.doc).toString()
      reader.close()
      return { ms, isEqual }
    }
    const warm = await open()
    writer.close()
    await sleep(2000)
    const compacted = await open()
    await installation.restart()
    const cold = await open()
    const isEqual = [warm, compacted, cold].every((each) => each.isEqual)
    return {
      name: 'long-history',
      promise: 'a document with two megabytes of history opens within 1 s, also after a restart, and says the same',
      figures: {
        'bytes of its updates': bytes,
        edits,
        'bytes of what is left': Y.encodeStateAsUpdate(writer.doc).byteLength,
        'opened while others write (ms)': warm.ms,
        'opened by the first (ms)': compacted.ms,
        'opened after a restart (ms)': cold.ms,
        'says the same': isEqual ? 'yes' : 'no',
      },
      met: isEqual && Math.max(warm.ms, compacted.ms, cold.ms) <= 1000,
    }
  } finally {
    await installation.dispose()
  }
}
