import type { Ref } from '@/lib/domain/incident/values'
import type { PublishedPostmortem } from '@/lib/domain/postmortem/published'
import type { SectionId } from '@/lib/domain/postmortem/sections'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

export interface StoredEdition {
  id: string
  incidentId: string
  version: number
  sections: SectionId[]
  createdAt: Date
  createdBy: Ref
  revokedAt: Date | null
}

const editionsWhere = (condition: Sql): Sql =>
  sql`select edition.id, edition.incident_id as "incidentId", edition.version, edition.sections,
      edition.created_at as "createdAt", edition.revoked_at as "revokedAt",
      jsonb_build_object('id', edition.created_by, 'name', coalesce(person.name, '')) as "createdBy"
    from postmortem_edition edition left join person on person.id = edition.created_by
    where ${condition} order by edition.created_at desc, edition.id`

/** Stores an edition; false when its id is taken. */
export async function insertEdition(
  tx: Tx,
  edition: Pick<StoredEdition, 'id' | 'incidentId' | 'version' | 'sections' | 'createdAt'>,
  personId: string,
): Promise<boolean> {
  const { id, incidentId, version, sections, createdAt } = edition
  const made = await rowsOf(
    tx,
    sql`insert into postmortem_edition (id, incident_id, version, sections, created_by, created_at)
      values (${id}, ${incidentId}, ${version}, ${sections}::text[], ${personId}, ${createdAt})
      on conflict (id) do nothing returning id`,
  )
  return made.length > 0
}

export const findEdition = async (tx: Tx, id: string): Promise<StoredEdition | null> =>
  (await rowsOf<StoredEdition>(tx, editionsWhere(sql`edition.id = ${id}`)))[0] ?? null

/** The editions of an incident, the latest first. The caller has found the incident visible. */
export const listStoredEditions = (tx: Tx, incidentId: string): Promise<StoredEdition[]> =>
  rowsOf<StoredEdition>(tx, editionsWhere(sql`edition.incident_id = ${incidentId}`))

/** Ends an edition; false when the incident has none with this id. One that is ended stays as it ended. */
export async function endEdition(tx: Tx, incidentId: string, id: string, at: Date): Promise<boolean> {
  const ended = await rowsOf(
    tx,
    sql`update postmortem_edition set revoked_at = coalesce(revoked_at, ${at})
      where id = ${id} and incident_id = ${incidentId} returning id`,
  )
  return ended.length > 0
}

export interface OpenEdition {
  incidentId: string
  sections: SectionId[]
  content: PublishedPostmortem
}

/** What anybody may read: an edition that is not ended, of an incident that is open to the organisation now. */
export async function findOpenEdition(tx: Tx, id: string): Promise<OpenEdition | null> {
  const [row] = await rowsOf<OpenEdition>(
    tx,
    sql`select edition.incident_id as "incidentId", edition.sections, version.content
      from postmortem_edition edition
      join incident on incident.id = edition.incident_id and incident.visibility = 'open'
      join postmortem_version version
        on version.incident_id = edition.incident_id and version.version = edition.version
      where edition.id = ${id} and edition.revoked_at is null`,
  )
  return row ?? null
}

export interface StoredPicture {
  id: string
  mediaType: string
  sha256: string
  bytes: Buffer<ArrayBuffer>
}

/**
 * Pictures of an incident with their bytes, as large as `maxBytes` at most. The caller has found that they may be seen.
 */
export const readPictures = (
  tx: Tx,
  incidentId: string,
  ids: readonly string[],
  maxBytes: number,
): Promise<StoredPicture[]> =>
  rowsOf<StoredPicture>(
    tx,
    sql`select attachment.id, attachment.media_type as "mediaType", encode(attachment.sha256, 'hex') as sha256,
        content.bytes
      from attachment join attachment_content content on content.attachment_id = attachment.id and variant = 'full'
      where attachment.incident_id = ${incidentId} and attachment.id = any(${ids}::uuid[])
        and attachment.width is not null and attachment.size <= ${maxBytes}`,
  )
