import type { Ref } from '@/lib/domain/incident/values'
import { type PublishedPostmortem, redactedLine } from '@/lib/domain/postmortem/published'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { isUuid } from '@/lib/server/uuid'

/** A version without what it says. */
export interface VersionHead {
  version: number
  documentSeq: number
  publishedAt: string
  publishedBy: { id: string; name: string }
}

export interface NewVersion extends Omit<VersionHead, 'publishedBy'> {
  incidentId: string
  content: PublishedPostmortem
  publishedBy: string
}

export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  const { incidentId, documentSeq, content, publishedBy, publishedAt } = version
  await rowsOf(
    tx,
    sql`insert into postmortem_version (incident_id, version, document_seq, content, published_by, published_at)
      values (${incidentId}, ${version.version}, ${documentSeq}, ${JSON.stringify(content)}::jsonb, ${publishedBy},
        ${publishedAt})`,
  )
}

/** The versions of an incident, the latest first. The caller has found the incident visible. */
export async function listVersionHeads(tx: Tx, incidentId: string): Promise<VersionHead[]> {
  const rows = await rowsOf<Omit<VersionHead, 'publishedAt'> & { publishedAt: Date }>(
    tx,
    sql`select version, document_seq as "documentSeq", published_at as "publishedAt",
        content -> 'publishedBy' as "publishedBy"
      from postmortem_version where incident_id = ${incidentId} order by version desc`,
  )
  return rows.map((row) => ({ ...row, publishedAt: row.publishedAt.toISOString() }))
}

/** What a version says. The caller has found the incident visible. */
export async function findVersion(tx: Tx, incidentId: string, version: number): Promise<PublishedPostmortem | null> {
  const [row] = await rowsOf<{ content: PublishedPostmortem }>(
    tx,
    sql`select content from postmortem_version where incident_id = ${incidentId} and version = ${version}`,
  )
  return row?.content ?? null
}

/** Those of these names that are names of people. */
export async function peopleAmong(tx: Tx, refs: readonly Ref[]): Promise<Ref[]> {
  const ids = [...new Set(refs.map(({ id }) => id).filter(isUuid))]
  const rows = await rowsOf<Ref>(tx, sql`select id, name from person where id = any(${ids}::uuid[])`)
  const known = new Set(rows.map(({ id }) => id))
  return refs.filter(({ id }) => known.has(id))
}

/** Takes the words of lines out of every version; what else the versions say stays. */
export async function forgetLines(tx: Tx, incidentId: string, seqs: readonly number[]): Promise<void> {
  const keys = seqs.map(String)
  const found = await rowsOf<{ version: number; lines: PublishedPostmortem['lines'] }>(
    tx,
    sql`select version, content -> 'lines' as lines from postmortem_version
      where incident_id = ${incidentId} and content -> 'lines' ?| ${keys}::text[] for update`,
  )
  for (const { version, lines } of found) {
    const purged = Object.fromEntries(
      Object.entries(lines).map(([key, line]) => [key, keys.includes(key) ? redactedLine(line) : line]),
    )
    await rowsOf(
      tx,
      sql`update postmortem_version set content = jsonb_set(content, '{lines}', ${JSON.stringify(purged)}::jsonb)
        where incident_id = ${incidentId} and version = ${version}`,
    )
  }
}
