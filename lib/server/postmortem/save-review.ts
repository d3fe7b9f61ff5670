import { encodeStateAsUpdate } from 'yjs'
import type { EventOf } from '@/lib/domain/incident/events'
import { documentOf } from '@/lib/domain/postmortem/document'
import { draftPostmortem } from '@/lib/domain/postmortem/draft'
import type { Tx } from '@/lib/server/db/pool'
import { createDocument } from '@/lib/server/db/postmortem-document'
import { readRecords } from '@/lib/server/db/timeline-rows'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { freezeVersion, purgeFromVersions } from '@/lib/server/postmortem/freeze-version'

/**
 * Saves what events of a review mean for its document, after the log and its lines: opening drafts it, publishing
 * freezes a version, and a redaction takes its words out of every version (SPEC REVIEW-2, REVIEW-9).
 */
export async function saveReview(tx: Tx, draft: IncidentDraft): Promise<void> {
  for (const { event } of draft.sealed) {
    if (event.type === 'review.opened') await draftDocument(tx, draft, event)
    if (event.type === 'review.published') await freeze(tx, draft, event)
  }
  // Last, so that a version of this very transaction loses them too.
  await purgeFromVersions(tx, draft.id, [...draft.redactedSeqs])
}

async function draftDocument(tx: Tx, { id, state }: IncidentDraft, { recordedAt }: EventOf<'review.opened'>) {
  const rows = (await readRecords(tx, id)).map(({ row }) => row)
  const doc = documentOf(draftPostmortem(state, rows, recordedAt))
  await createDocument(tx, id, encodeStateAsUpdate(doc), new Date(recordedAt))
  doc.destroy()
}

async function freeze(
  tx: Tx,
  { id, state, rows }: IncidentDraft,
  { actor, recordedAt, payload }: EventOf<'review.published'>,
) {
  const { documentSeq } = await freezeVersion(tx, {
    incident: state,
    version: payload.version,
    publishedBy: { id: actor.id, name: actor.name },
    publishedAt: recordedAt,
    rows: [...rows.values()],
  })
  if (documentSeq === payload.documentSeq) return
  throw new Error(`Version ${payload.version} of ${id} was made of ${documentSeq}, decided on ${payload.documentSeq}`)
}
