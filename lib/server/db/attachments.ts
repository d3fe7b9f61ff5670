import type { Actor } from '@/lib/domain/actor'
import type { KnownAttachment } from '@/lib/domain/incident/define-command'
import type { AttachmentRef } from '@/lib/domain/incident/values'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'

export type Variant = 'full' | 'thumbnail'

/** An upload as it is stored, with what tells a retry from another file. */
export interface StoredAttachment extends KnownAttachment {
  incidentId: string
  inputSha256: Buffer
}

export interface NewAttachment extends AttachmentRef {
  incidentId: string
  uploadedBy: string
  inputSha256: Buffer
  createdAt: Date
  contents: { variant: Variant; bytes: Uint8Array }[]
}

const columns = sql`attachment.id, attachment.name, attachment.media_type as "mediaType", attachment.size,
  encode(attachment.sha256, 'hex') as sha256, attachment.width, attachment.height,
  attachment.uploaded_by as "uploadedBy", attachment.entry_seq as "entrySeq",
  attachment.incident_id as "incidentId", attachment.input_sha256 as "inputSha256"`

const read = (tx: Tx, condition: Sql): Promise<StoredAttachment[]> =>
  rowsOf<StoredAttachment>(tx, sql`select ${columns} from attachment where ${condition}`)

/** An upload by its id, wherever it is. */
export const findUpload = async (tx: Tx, id: string): Promise<StoredAttachment | null> =>
  (await read(tx, sql`id = ${id}`))[0] ?? null

/** Uploads of one incident, locked: none of them is deleted before the entry that takes it is saved. */
export const lockAttachments = (tx: Tx, incidentId: string, ids: string[]): Promise<StoredAttachment[]> =>
  read(tx, sql`incident_id = ${incidentId} and id = any(${ids}::uuid[]) order by id for update`)

/** How many files an incident has, and how many of one person wait for an entry. */
export async function countAttachments(
  tx: Tx,
  incidentId: string,
  personId: string,
): Promise<{ all: number; waiting: number }> {
  const [counts] = await rowsOf<{ all: number; waiting: number }>(
    tx,
    sql`select count(*)::int as all,
        (count(*) filter (where entry_seq is null and not in_postmortem and uploaded_by = ${personId}))::int as waiting
      from attachment where incident_id = ${incidentId}`,
  )
  return counts ?? { all: 0, waiting: 0 }
}

/** Stores an upload with its contents; false when its id is taken, by somebody at this moment perhaps. */
export async function insertAttachment(tx: Tx, attachment: NewAttachment): Promise<boolean> {
  const { id, incidentId, uploadedBy, name, mediaType, size, sha256, width, height, inputSha256, createdAt } =
    attachment
  const inserted = await rowsOf(
    tx,
    sql`insert into attachment
        (id, incident_id, uploaded_by, name, media_type, size, sha256, width, height, input_sha256, created_at)
      values (${id}, ${incidentId}, ${uploadedBy}, ${name}, ${mediaType}, ${size}, ${Buffer.from(sha256, 'hex')}, ${width},
        ${height}, ${inputSha256}, ${createdAt})
      on conflict (id) do nothing returning id`,
  )
  if (inserted.length === 0) return false
  for (const { variant, bytes } of attachment.contents) {
    await rowsOf(tx, sql`insert into attachment_content values (${id}, ${variant}::attachment_variant, ${bytes})`)
  }
  return true
}

/** Gives uploads to the entries that took them; `taken` are attachment ids with the `seq` of their entry. */
export async function giveToEntries(tx: Tx, incidentId: string, taken: ReadonlyMap<string, number>): Promise<void> {
  if (taken.size === 0) return
  await rowsOf(
    tx,
    sql`update attachment set entry_seq = taken.seq
      from unnest(${[...taken.keys()]}::uuid[], ${[...taken.values()]}::int[]) as taken (id, seq)
      where attachment.id = taken.id and attachment.incident_id = ${incidentId}`,
  )
}

/** Deletes the files of entries, contents and names. */
export async function deleteOfEntries(tx: Tx, incidentId: string, seqs: number[]): Promise<void> {
  if (seqs.length === 0) return
  await rowsOf(tx, sql`delete from attachment where incident_id = ${incidentId} and entry_seq = any(${seqs}::int[])`)
}

/**
 * Gives an upload of this person to the postmortem of its incident: whoever sees the incident sees it from then on.
 * False when there is none; one that an entry has is shown already.
 */
export async function giveToPostmortem(tx: Tx, incidentId: string, id: string, personId: string): Promise<boolean> {
  const given = await rowsOf(
    tx,
    sql`update attachment set in_postmortem = true
      where id = ${id} and incident_id = ${incidentId}
        and (entry_seq is not null or in_postmortem or uploaded_by = ${personId}) returning id`,
  )
  return given.length > 0
}

/** Deletes an upload that nothing has taken. */
export async function deleteUnused(tx: Tx, id: string): Promise<void> {
  await rowsOf(tx, sql`delete from attachment where id = ${id} and entry_seq is null and not in_postmortem`)
}

/** What an actor may see: of an incident visible to them, in an entry, in the postmortem or their own. */
export async function findVisibleAttachment(
  tx: Tx,
  actor: Actor,
  incidentId: string,
  id: string,
): Promise<StoredAttachment | null> {
  const [found] = await rowsOf<StoredAttachment>(
    tx,
    sql`select ${columns} from attachment join ${visibleIncidents(actor)} incident on incident.id = attachment.incident_id
      where incident.id = ${incidentId} and attachment.id = ${id}
        and (attachment.entry_seq is not null or attachment.in_postmortem or attachment.uploaded_by::text = ${actor.id})`,
  )
  return found ?? null
}

export async function readContent(tx: Tx, id: string, variant: Variant): Promise<Buffer<ArrayBuffer> | null> {
  const [found] = await rowsOf<{ bytes: Buffer<ArrayBuffer> }>(
    tx,
    sql`select bytes from attachment_content where attachment_id = ${id} and variant = ${variant}::attachment_variant`,
  )
  return found?.bytes ?? null
}

/**
 * The SHA-256 of what is stored now, as hex, by id; those that are missing, or in no entry of that `seq`, are not in
 * it.
 */
export async function hashContents(tx: Tx, incidentId: string, entrySeq: number): Promise<Map<string, string>> {
  const rows = await rowsOf<{ id: string; sha256: string }>(
    tx,
    sql`select attachment.id, encode(sha256(content.bytes), 'hex') as sha256
      from attachment join attachment_content content on content.attachment_id = attachment.id and variant = 'full'
      where incident_id = ${incidentId} and entry_seq = ${entrySeq}`,
  )
  return new Map(rows.map(({ id, sha256 }) => [id, sha256]))
}
