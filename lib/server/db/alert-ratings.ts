import type { Actor } from '@/lib/domain/actor'
import type { AlertRating, AlertRule } from '@/lib/domain/alert/rating'
import { ruleOfAlert } from '@/lib/server/db/alert-holds'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'

/** Whether alerts of this rule belong to the incident. */
export async function hasRule(incidentId: string, rule: string): Promise<boolean> {
  const rows = await query(
    sql`select 1 from alert where incident_id = ${incidentId} and ${ruleOfAlert(sql`alert`)} = ${rule} limit 1`,
  )
  return rows.length > 0
}

/** Keeps what a person says of a rule, in place of what they said before. */
export async function saveRating(incidentId: string, personId: string, rating: AlertRating, at: Date): Promise<void> {
  const { rule, isActionable, about, isWorthWaking } = rating
  await query(
    sql`insert into alert_rating (incident_id, rule, person_id, is_actionable, about, is_worth_waking, at)
        values (${incidentId}, ${rule}, ${personId}, ${isActionable}, ${about}, ${isWorthWaking}, ${at})
        on conflict (incident_id, rule, person_id) do update set is_actionable = excluded.is_actionable,
          about = excluded.about, is_worth_waking = excluded.is_worth_waking, at = excluded.at`,
  )
}

export interface RatableRow {
  rule: string
  count: number
  mine: Omit<AlertRating, 'rule'> | null
}

const MAX_RULES = 100

/** The rules whose alerts belong to an incident, the most frequent first, with what this person said of each. */
export const listRatable = (incidentId: string, personId: string): Promise<RatableRow[]> =>
  query<RatableRow>(
    sql`select told.rule, told.count, (
          select json_build_object('isActionable', is_actionable, 'about', about, 'isWorthWaking', is_worth_waking)
          from alert_rating rating
          where rating.incident_id = ${incidentId} and rating.rule = told.rule and rating.person_id = ${personId}
        ) as "mine"
        from (
          select ${ruleOfAlert(sql`alert`)} as rule, count(*)::int as count from alert
          where incident_id = ${incidentId} group by 1
        ) told order by told.count desc, told.rule limit ${MAX_RULES}`,
  )

export type RuleRow = Omit<AlertRule, 'precision' | 'proposal' | 'lastAt'> & { lastAt: Date }

/** Rules whose alerts fired since an instant, over the incidents the actor may see, the noisiest first. */
export const listRuleRows = (actor: Actor, since: Date, limit: number): Promise<RuleRow[]> =>
  query<RuleRow>(
    sql`with seen as (
          select id, kind from ${visibleIncidents(actor)} incident where kind <> 'drill'
        ), fired as (
          select ${ruleOfAlert(sql`alert`)} as rule, alert.incident_id, alert.joined_because, alert.first_received_at
          from alert join integration on integration.id = alert.integration_id and integration.kind <> 'drill'
          left join seen on seen.id = alert.incident_id
          where alert.first_received_at > ${since} and (alert.incident_id is null or seen.id is not null)
        ), told as (
          select rule, count(*)::int as count, max(first_received_at) as last_at,
            array_agg(distinct incident_id) filter (where joined_because = 'opened') as opened
          from fired group by rule order by count desc, rule limit ${limit}
        )
        select told.rule, told.count, coalesce(cardinality(told.opened), 0) as "opened", told.last_at as "lastAt",
          (select count(*) from page where page.incident_id = any(told.opened) and page.because = 'step')::int as "pages",
          ratings.*
        from told cross join lateral (
          select count(*)::int as "rated", (count(*) filter (where is_actionable))::int as "actionable",
            (count(*) filter (where is_worth_waking))::int as "worthWaking",
            (count(*) filter (where not is_worth_waking))::int as "notWorthWaking",
            (count(*) filter (where about = 'cause'))::int as "causes",
            (count(*) filter (where about = 'symptom'))::int as "symptoms"
          from alert_rating rating join seen on seen.id = rating.incident_id
          where rating.rule = told.rule and rating.at > ${since}
        ) ratings order by told.count desc, told.rule`,
  )
