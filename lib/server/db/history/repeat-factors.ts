import type { Actor } from '@/lib/domain/actor'
import { incidentKeyOf, type Severity } from '@/lib/domain/incident/values'
import { type FactorCard, incidentsOf, repeatingGroups } from '@/lib/domain/metrics/factor-groups'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import {
  FACTOR_LISTS,
  type FactorPrevention,
  MAX_CARDS,
  type RepeatFactors,
  repeatFactorsIn,
} from '@/lib/domain/metrics/repeat-factors'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { readSetting } from '@/lib/server/organisation-settings'

/**
 * The SQL form of `repeatFactorsOf`: it reads the cards and what they bought; which are alike is said by the domain
 * alone.
 */
export async function readRepeatFactors(
  tx: Tx,
  actor: Actor,
  filter: HistoryFilter,
  now: string,
): Promise<RepeatFactors> {
  const labels = await readSetting('factor-categories', tx)
  const read = await readCards(tx, actor, filter)
  const cards = read.slice(0, MAX_CARDS)
  const groups = repeatingGroups(cards)
  const preventions = await readPreventionsOf(
    tx,
    groups.flatMap((group) => group.cards),
  )
  return repeatFactorsIn(groups, preventions, { n: incidentsOf(cards), isCut: read.length > MAX_CARDS, labels }, now)
}

interface CardRow {
  id: string
  number: number
  title: string
  severity: Severity
  declaredAt: Date
  cardId: string
  category: string | null
  statement: string
}

/** The newest cards of counted incidents, and one more when there are more than are compared. */
async function readCards(tx: Tx, actor: Actor, filter: HistoryFilter): Promise<FactorCard[]> {
  const rows = await rowsOf<CardRow>(
    tx,
    sql`select counted.incident_id as id, number, title, severity, declared_at as "declaredAt", card_id as "cardId",
        category, statement
      from ${countedMeasures(actor, filter)} counted
        join postmortem_card card on card.incident_id = counted.incident_id and card.list = any(${[...FACTOR_LISTS]}::text[])
      order by declared_at desc, counted.incident_id, card_id collate "C" limit ${MAX_CARDS + 1}`,
  )
  return rows.map(({ id, number, title, severity, declaredAt, cardId, category, statement }) => ({
    incident: { id, key: incidentKeyOf(number), title, severity, declaredAt: declaredAt.toISOString() },
    cardId,
    category,
    statement,
  }))
}

/** The preventions of cards that the caller has found visible. */
async function readPreventionsOf(tx: Tx, cards: readonly FactorCard[]): Promise<FactorPrevention[]> {
  const rows = await rowsOf<FactorPrevention & { ownerId: string | null; ownerName: string | null }>(
    tx,
    sql`select prevention.id, prevention.incident_id as "incidentId", prevention.card_id as "cardId", prevention.title,
        prevention.state, owner.id as "ownerId", owner.name as "ownerName", prevention.due_on::text as "dueOn",
        prevention.created_at as "createdAt", prevention.done_at as "doneAt"
      from unnest(${cards.map(({ incident }) => incident.id)}::uuid[], ${cards.map(({ cardId }) => cardId)}::text[])
          as card (incident_id, card_id)
        join prevention on prevention.incident_id = card.incident_id and prevention.card_id = card.card_id
        left join person owner on owner.id = prevention.owner_id`,
  )
  return rows.map(({ ownerId, ownerName, createdAt, doneAt, ...row }) => ({
    ...row,
    owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName },
    createdAt: new Date(createdAt).toISOString(),
    doneAt: doneAt && new Date(doneAt).toISOString(),
  }))
}
