import type { IncidentState } from '@/lib/domain/incident/state'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import type { Ref } from '@/lib/domain/incident/values'
import { readContent } from '@/lib/domain/postmortem/document'
import { type PublishedPostmortem, publishedOf, refsIn, seqsIn } from '@/lib/domain/postmortem/published'
import type { Tx } from '@/lib/server/db/pool'
import { loadDocument } from '@/lib/server/db/postmortem-document'
import { peopleAmong } from '@/lib/server/db/postmortem-versions'
import { readPreventions } from '@/lib/server/db/preventions'
import { rowsBySeq } from '@/lib/server/db/timeline-rows'
import { readSetting } from '@/lib/server/organisation-settings'

interface As {
  version: number | null
  publishedAt: string | null
  publishedBy: Ref | null
  /** Rows that are newer than the table's. */
  rows?: readonly TimelineRow[]
}

/** The document as it is now. */
export const AS_IT_IS: As = { version: null, publishedAt: null, publishedBy: null }

/** Reads a document with all that is needed to read it alone; null when the incident has none. */
export async function readPublished(
  tx: Tx,
  incident: IncidentState,
  { rows = [], ...as }: As,
): Promise<{ published: PublishedPostmortem; head: number } | null> {
  const document = await loadDocument(tx, incident.id)
  if (!document) return null
  const content = readContent(document.doc)
  document.doc.destroy()
  const newer = new Set(rows.map(({ seq }) => seq))
  const stored = await rowsBySeq(
    tx,
    incident.id,
    seqsIn(content).filter((seq) => !newer.has(seq)),
  )
  const preventions = await readPreventions(tx, incident.id)
  const categories = await readSetting('factor-categories', tx)
  const used = [...rows, ...stored]
  const people = await peopleAmong(tx, refsIn([incident, used, preventions, as.publishedBy]))
  const published = publishedOf({ ...as, content, incident, rows: used, preventions, categories, people })
  return { published, head: document.head }
}
