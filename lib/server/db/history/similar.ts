import type { Actor } from '@/lib/domain/actor'
import type { WhatWorked } from '@/lib/domain/history/similar-incident'
import type { Comparable, Surroundings } from '@/lib/domain/history/similarity'
import { boundedTexts, wordsOf } from '@/lib/domain/history/words'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { Severity } from '@/lib/domain/incident/values'
import { ruleOfAlert } from '@/lib/server/db/alert-holds'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { visibleMeasures } from '@/lib/server/db/visible-incidents'

/** So many of each way in are compared, the latest: 200 together. */
const BY_SERVICE = 80
const BY_NEIGHBOUR = 20
const BY_RULE = 40
const BY_WORD = 10
const MAX_WORDS = 6
/** How often a service is hit is counted in this many of the latest incidents. */
const RECENT = 1000

interface Own {
  alertRules: string[]
  categories: string[]
  statements: string[]
  dependencies: [string, string][]
  recent: number
  hits: Record<string, number>
}

/** What the state of an incident does not say of it, and what is known of its services. */
export async function readOwn(
  tx: Tx,
  actor: Actor,
  { id, services }: Pick<IncidentState, 'id' | 'services'>,
): Promise<{ facts: Pick<Own, 'alertRules' | 'categories' | 'statements'>; surroundings: Surroundings }> {
  const serviceIds = services.map((service) => service.id)
  const [own] = await rowsOf<Own>(
    tx,
    sql`with recent as (
        select incident_id from ${visibleMeasures(actor)} measure order by declared_at desc limit ${RECENT}),
      near as (select service_id, depends_on_id from service_dependency
        where service_id = any(${serviceIds}::uuid[]) or depends_on_id = any(${serviceIds}::uuid[]))
      select array(select distinct ${ruleOfAlert(sql`alert`)} from alert where incident_id = ${id} limit 50) as "alertRules",
        ${categoriesOf(sql`${id}::uuid`)} as categories, ${statementsOf(sql`${id}::uuid`)} as statements,
        coalesce((select jsonb_agg(jsonb_build_array(service_id, depends_on_id)) from near), '[]') as dependencies,
        (select count(*)::int from recent) as recent,
        coalesce((select jsonb_object_agg(service_id, hits) from (
          select hit.service_id, count(*)::int as hits from recent cross join lateral (
            select service_id from incident_service where incident_id = recent.incident_id offset 0) hit
          group by hit.service_id) counted), '{}') as hits`,
  )
  if (!own) throw new Error('A statement without a table answered no row')
  const { alertRules, categories, statements, dependencies, recent, hits } = own
  return {
    facts: { alertRules, categories, statements },
    surroundings: { recent, hits: new Map(Object.entries(hits)), dependencies },
  }
}

const categoriesOf = (incidentId: Sql): Sql =>
  sql`array(select distinct category from postmortem_card
    where incident_id = ${incidentId} and category is not null order by category)`

const statementsOf = (incidentId: Sql): Sql =>
  sql`array(select left(statement, 300) from postmortem_card where incident_id = ${incidentId} limit 20)`

/** The words of a title that tell something, as they are written: the index of titles has them with their accents. */
function titleWordsOf({ title }: Comparable): string[] {
  const written = title.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return [...new Set(written.filter((word) => wordsOf(word).length > 0))].slice(0, MAX_WORDS)
}

/** One statement for each word, so that each is planned by how often titles have it. */
const latestWithWord = (past: Sql, word: string): Sql =>
  sql`union (select incident_id from ${past} by_word
    where to_tsvector('english', title) @@ plainto_tsquery('english', ${word})
    order by declared_at desc limit ${BY_WORD})`

const joined = (pieces: Sql[]): Sql => pieces.reduce((left, right) => sql`${left} ${right}`, sql``)

/** A past incident with what it is compared by, and what a list shows of it. */
export interface Candidate extends Comparable {
  number: number
  severity: Severity
  isReviewPublished: boolean
}

interface Row extends Omit<Candidate, 'declaredAt' | 'texts'> {
  declaredAt: Date
  summary: string | null
  who: string | null
  hypotheses: string[] | null
  statements: string[]
}

/**
 * The past incidents the actor may see that share a service, one next to it, an alert rule or a word of the title with
 * this one: resolved or closed, neither withdrawn nor a duplicate nor a test, and drills only for a drill. At most 200.
 */
export async function readCandidates(tx: Tx, actor: Actor, one: Comparable): Promise<Candidate[]> {
  const serviceIds = one.services.map(({ id }) => id)
  const past = sql`(select * from ${visibleMeasures(actor)} measure
    where status in ('resolved', 'closed') and outcome is null and not is_test and incident_id <> ${one.id}
      and (kind <> 'drill' or ${one.kind === 'drill'}))`
  const rows = await rowsOf<Row>(
    tx,
    sql`with found as (
        (select incident_id from ${past} by_service where incident_id in (
          select incident_id from incident_service where service_id = any(${serviceIds}::uuid[]))
          order by declared_at desc limit ${BY_SERVICE})
        union (select incident_id from ${past} by_neighbour where incident_id in (
          select hit.incident_id from incident_service hit where hit.service_id in (
            select depends_on_id from service_dependency where service_id = any(${serviceIds}::uuid[])
            union select service_id from service_dependency where depends_on_id = any(${serviceIds}::uuid[])))
          order by declared_at desc limit ${BY_NEIGHBOUR})
        union (select incident_id from ${past} by_rule where incident_id in (
          select incident_id from alert where ${ruleOfAlert(sql`alert`)} = any(${one.alertRules}::text[]))
          order by declared_at desc limit ${BY_RULE})
        ${joined(titleWordsOf(one).map((word) => latestWithWord(past, word)))})
      select incident.id, incident.number, incident.title, incident.severity, incident.kind,
        measure.declared_at as "declaredAt", measure.review_published_at is not null as "isReviewPublished",
        incident.state ->> 'summary' as summary, incident.state ->> 'deliveryReason' as "deliveryReason",
        incident.state -> 'radius' ->> 'who' as who,
        jsonb_path_query_array(incident.state,
          '$.hypotheses.items[*] ? (@.verdict != "ruled-out" && @.text != null).text') as hypotheses,
        coalesce((select jsonb_agg(jsonb_build_object('id', service.id, 'name', service.name) order by service.name)
          from incident_service hit join service on service.id = hit.service_id
          where hit.incident_id = incident.id), '[]') as services,
        array(select distinct ${ruleOfAlert(sql`alert`)} from alert where alert.incident_id = incident.id
          and ${ruleOfAlert(sql`alert`)} = any(${one.alertRules}::text[])) as "alertRules",
        ${categoriesOf(sql`incident.id`)} as categories, ${statementsOf(sql`incident.id`)} as statements
      from found join incident on incident.id = found.incident_id
      join incident_measure measure on measure.incident_id = found.incident_id`,
  )
  return rows.map(({ declaredAt, summary, who, hypotheses, statements, ...row }) => ({
    ...row,
    declaredAt: declaredAt.toISOString(),
    texts: boundedTexts([summary, who, ...statements, ...(hypotheses ?? [])]),
  }))
}

export interface Aftermath {
  incidentId: string
  worked: WhatWorked[]
  unpaid: { id: string; title: string; dueOn: string | null }[]
}

/** What worked in incidents that the caller has found visible, and what they bought and have not paid. */
export const readAftermath = (tx: Tx, incidentIds: string[]): Promise<Aftermath[]> =>
  rowsOf<Aftermath>(
    tx,
    sql`select asked.id as "incidentId",
        coalesce((select jsonb_agg(jsonb_build_object('title', tried.title, 'kind', tried.kind, 'lever', tried.lever,
            'service', service.name,
            'effectMs', (extract(epoch from tried.ended_at - tried.started_at) * 1000)::float8) order by tried.ended_at)
          from incident_mitigation tried left join service on service.id = tried.service_id
          where tried.incident_id = asked.id and tried.state = 'worked'), '[]') as worked,
        coalesce((select jsonb_agg(jsonb_build_object('id', prevention.id, 'title', prevention.title,
            'dueOn', prevention.due_on::text) order by prevention.due_on nulls last, prevention.created_at)
          from prevention where prevention.incident_id = asked.id and prevention.state in ('open', 'doing')), '[]')
          as unpaid
      from unnest(${incidentIds}::uuid[]) as asked (id)`,
  )
