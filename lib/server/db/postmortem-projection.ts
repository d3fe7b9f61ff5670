import { markDocument } from '@/lib/server/db/history/search-marks'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

export interface ProjectedCard {
  cardId: string
  list: string
  position: number
  category: string | null
  statement: string
  explanation: string
}

export interface PostmortemProjection {
  cards: ProjectedCard[]
  sections: { section: string; text: string }[]
}

/** What the tables hold of a document. */
export async function readProjection(tx: Tx, incidentId: string): Promise<PostmortemProjection> {
  const cards = await rowsOf<ProjectedCard>(
    tx,
    sql`select card_id as "cardId", list, position, category, statement, explanation
      from postmortem_card where incident_id = ${incidentId}`,
  )
  const sections = await rowsOf<{ section: string; text: string }>(
    tx,
    sql`select section, text from postmortem_section where incident_id = ${incidentId}`,
  )
  return { cards, sections }
}

/**
 * Writes what the tables are to hold, touching only rows that differ, and how far they follow. The caller holds the
 * document's lock.
 */
export async function saveProjection(
  tx: Tx,
  incidentId: string,
  { cards, sections }: PostmortemProjection,
  seq: number,
): Promise<void> {
  const cardIds = cards.map(({ cardId }) => cardId)
  await rowsOf(
    tx,
    sql`delete from postmortem_card where incident_id = ${incidentId} and card_id <> all(${cardIds}::text[])`,
  )
  await rowsOf(
    tx,
    sql`insert into postmortem_card as kept (incident_id, card_id, list, position, category, statement, explanation)
      select ${incidentId}::uuid, * from unnest(${cardIds}::text[], ${cards.map(({ list }) => list)}::text[],
        ${cards.map(({ position }) => position)}::int[], ${cards.map(({ category }) => category)}::text[],
        ${cards.map(({ statement }) => statement)}::text[], ${cards.map(({ explanation }) => explanation)}::text[])
      on conflict (incident_id, card_id) do update set list = excluded.list, position = excluded.position,
        category = excluded.category, statement = excluded.statement, explanation = excluded.explanation
      where (kept.list, kept.position, kept.category, kept.statement, kept.explanation)
        is distinct from (excluded.list, excluded.position, excluded.category, excluded.statement, excluded.explanation)`,
  )
  const names = sections.map(({ section }) => section)
  await rowsOf(
    tx,
    sql`delete from postmortem_section where incident_id = ${incidentId} and section <> all(${names}::text[])`,
  )
  await rowsOf(
    tx,
    sql`insert into postmortem_section as kept (incident_id, section, text)
      select ${incidentId}::uuid, * from unnest(${names}::text[], ${sections.map(({ text }) => text)}::text[])
      on conflict (incident_id, section) do update set text = excluded.text where kept.text <> excluded.text`,
  )
  await rowsOf(tx, sql`update postmortem_document set projected_seq = ${seq} where incident_id = ${incidentId}`)
  await markDocument(tx, incidentId)
}

/** How far cards and sections follow their document. */
export async function readProjectedSeq(tx: Tx, incidentId: string): Promise<number> {
  const [row] = await rowsOf<{ seq: number }>(
    tx,
    sql`select projected_seq as seq from postmortem_document where incident_id = ${incidentId}`,
  )
  return row?.seq ?? 0
}

/** Incidents whose cards and sections are behind their document. */
export async function listUnprojected(): Promise<string[]> {
  const rows = await query<{ id: string }>(
    sql`select incident_id as id from postmortem_document where projected_seq < head order by created_at limit 1000`,
    'list-unprojected',
  )
  return rows.map(({ id }) => id)
}
