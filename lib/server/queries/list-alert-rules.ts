import type { PersonActor } from '@/lib/domain/actor'
import { type AlertRule, type AlertRulesQuery, precisionOf, proposalOf } from '@/lib/domain/alert/rating'
import { now } from '@/lib/server/clock'
import { listRatable, listRuleRows, type RatableRow } from '@/lib/server/db/alert-ratings'
import { getIncident } from '@/lib/server/queries/get-incident'

const DAY_MS = 24 * 60 * 60_000

/** The rules that fired lately, what they were worth, and what is proposed; of incidents the actor may see. */
export async function listAlertRules(actor: PersonActor, { days, limit }: AlertRulesQuery): Promise<AlertRule[]> {
  const rows = await listRuleRows(actor, new Date(now().getTime() - days * DAY_MS), limit)
  return rows.map((row) => ({
    ...row,
    lastAt: row.lastAt.toISOString(),
    precision: precisionOf(row),
    proposal: proposalOf(row),
  }))
}

/** The rules of an incident's alerts, with what this person said of each. */
export async function listAlertRatings(actor: PersonActor, idOrKey: string): Promise<RatableRow[]> {
  const { id } = await getIncident(actor, idOrKey)
  return listRatable(id, actor.id)
}
