import type { CardToAnswer } from '@/lib/domain/postmortem/closing'
import type { Prevention } from '@/lib/domain/postmortem/prevention'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** The cards of the latest published version of an incident; none before there is one. */
export async function readPublishedCards(tx: Tx, incidentId: string): Promise<CardToAnswer[]> {
  const [row] = await rowsOf<{ cards: CardToAnswer[] | null }>(
    tx,
    sql`select content #> '{content,cards}' as cards from postmortem_version
      where incident_id = ${incidentId} order by version desc limit 1`,
  )
  return (row?.cards ?? []).map(({ id, statement }) => ({ id, statement }))
}

/** What the preventions of an incident answer. They change only behind its lock. */
export const readAnswers = (tx: Tx, incidentId: string): Promise<Pick<Prevention, 'cardId' | 'state'>[]> =>
  rowsOf<Pick<Prevention, 'cardId' | 'state'>>(
    tx,
    sql`select card_id as "cardId", state from prevention where incident_id = ${incidentId} and card_id is not null`,
  )

/** How far the journal of the document is; null when there is none. */
export async function readDocumentHead(tx: Tx, incidentId: string): Promise<number | null> {
  const [row] = await rowsOf<{ head: number }>(
    tx,
    sql`select head from postmortem_document where incident_id = ${incidentId}`,
  )
  return row?.head ?? null
}
