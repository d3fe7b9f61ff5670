import { AppError } from '@/lib/domain/errors'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import type { Ref } from '@/lib/domain/incident/values'
import type { Tx } from '@/lib/server/db/pool'
import { forgetLines, insertVersion } from '@/lib/server/db/postmortem-versions'
import { readPublished } from '@/lib/server/postmortem/export-published'

export interface Frozen {
  incident: IncidentState
  /** 1 for the first. */
  version: number
  publishedBy: Ref
  /** ISO 8601. */
  publishedAt: string
  /** Rows that are newer than the table's, such as those of the transaction itself. */
  rows: readonly TimelineRow[]
}

/**
 * Freezes what the document says now as a version, with all that is needed to read it (SPEC VERSION-1). Answers the
 * `seq` of the journal that it was made of. The transaction holds the lock of the document, or of the incident.
 */
export async function freezeVersion(
  tx: Tx,
  { incident, version, publishedBy, publishedAt, rows }: Frozen,
): Promise<{ documentSeq: number }> {
  const found = await readPublished(tx, incident, { version, publishedBy, publishedAt, rows })
  if (!found) throw new AppError('conflict', 'There is no document to publish.')
  const { published: content, head: documentSeq } = found
  await insertVersion(tx, {
    incidentId: incident.id,
    version,
    documentSeq,
    content,
    publishedBy: publishedBy.id,
    publishedAt,
  })
  return { documentSeq }
}

/**
 * Takes the words of redacted lines out of every version of an incident, in the redaction's transaction (VERSION-2).
 */
export async function purgeFromVersions(tx: Tx, incidentId: string, seqs: readonly number[]): Promise<void> {
  if (seqs.length > 0) await forgetLines(tx, incidentId, seqs)
}
