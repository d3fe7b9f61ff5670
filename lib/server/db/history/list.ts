import type { Actor } from '@/lib/domain/actor'
import type { Sort, SortName } from '@/lib/domain/history/list-view'
import type { ListedIncident } from '@/lib/domain/history/listed-incident'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import { searchOf } from '@/lib/domain/search/terms'
import { amongFirst } from '@/lib/server/db/history/among-first'
import { millisecondsFrom } from '@/lib/server/db/history/durations'
import { filtered } from '@/lib/server/db/history/filtered'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { visibleMeasures } from '@/lib/server/db/visible-incidents'

/** As `durationOf` has them. */
const mitigateMs = sql`case when mitigated_at >= coalesce(impact_started_at, declared_at)
  then ${millisecondsFrom(sql`coalesce(impact_started_at, declared_at)`, sql`mitigated_at`)} end`
const resolveMs = sql`case when resolved_at >= declared_at
  then ${millisecondsFrom(sql`declared_at`, sql`resolved_at`)} end`

/** By what each sort sorts; the cast makes of a cursor's text what it was. */
const keys: Record<SortName, { key: Sql; cast: Sql; isNullable: boolean }> = {
  declared: { key: sql`declared_at`, cast: sql`timestamptz`, isNullable: false },
  severity: { key: sql`severity`, cast: sql`severity`, isNullable: false },
  title: { key: sql`title`, cast: sql`text`, isNullable: false },
  mitigate: { key: mitigateMs, cast: sql`float8`, isNullable: true },
  resolve: { key: resolveMs, cast: sql`float8`, isNullable: true },
  published: { key: sql`review_published_at`, cast: sql`timestamptz`, isNullable: true },
}

/** Where a page of a sort ended; `value` is null when what is sorted by is not known. */
export interface ListPosition {
  value: string | null
  number: number
}

export interface FoundIncident extends ListPosition {
  id: string
}

/** Which of the incidents in order: so many behind a position. */
interface Stretch {
  after: ListPosition | null
  limit: number | null
}

/** The incidents a filter lets through, in order; of equal ones the newest number first, what is not known last. */
export async function findFiltered(
  tx: Tx,
  actor: Actor,
  filter: HistoryFilter,
  sort: Sort,
  stretch: Stretch,
): Promise<FoundIncident[]> {
  // Words are found once, and then the page: the planner would look up each incident in what holds them.
  const all = sql`select ${found} from (${passing(actor, filter, sort)}) measure`
  const set = filter.q ? sql`with passing as materialized (${all})` : sql`with passing as not materialized (${all})`
  return (
    (await findAmongFirst(tx, actor, filter, sort, stretch)) ??
    readFound(tx, sql`${set} ${inOrder(sql`select * from passing`, sort, stretch)}`)
  )
}

/** With words, and in an order that an index has. */
async function findAmongFirst(tx: Tx, actor: Actor, { q, ...filter }: HistoryFilter, sort: Sort, stretch: Stretch) {
  const { limit } = stretch
  const search = sort.by === 'declared' ? searchOf(q) : null
  if (!search || limit === null) return null
  const first = passing(actor, { ...filter, q: '' }, sort)
  return amongFirst(search, limit, (count, condition) =>
    readFound(
      tx,
      sql`select ${found} from (${inOrder(first, sort, { ...stretch, limit: count })}) measure
        where ${condition} ${orderOf(sort)} limit ${limit}`,
    ),
  )
}

/** How many incidents a filter lets through. */
export async function countFiltered(tx: Tx, actor: Actor, filter: HistoryFilter): Promise<number> {
  const [row] = await rowsOf<{ n: number }>(tx, sql`select count(*)::int as n from ${filtered(actor, filter)} measure`)
  return row?.n ?? 0
}

const passing = (actor: Actor, filter: HistoryFilter, { by }: Sort): Sql =>
  sql`select *, ${keys[by].key} as value from ${filtered(actor, filter)} measure`

const found = sql`incident_id, number, value`

const inOrder = (table: Sql, sort: Sort, { after, limit }: Stretch): Sql =>
  sql`select * from (${table}) row where ${after ? behind(after, sort) : sql`true`} ${orderOf(sort)}
    ${limit === null ? sql`` : sql`limit ${limit}`}`

const orderOf = ({ by, isDescending }: Sort): Sql =>
  sql`order by value ${isDescending ? sql`desc` : sql`asc`} ${keys[by].isNullable ? sql`nulls last` : sql``}, number desc`

interface FoundRow {
  incident_id: string
  number: number
  value: Date | string | number | null
}

async function readFound(tx: Tx, statement: Sql): Promise<FoundIncident[]> {
  const rows = await rowsOf<FoundRow>(tx, statement)
  return rows.map(({ incident_id: id, number, value }) => ({ id, number, value: textOf(value) }))
}

const textOf = (value: Date | string | number | null): string | null =>
  value instanceof Date ? value.toISOString() : value === null ? null : String(value)

/** What stands behind a position. */
function behind({ value, number }: ListPosition, { by, isDescending }: Sort): Sql {
  const { cast, isNullable } = keys[by]
  if (value === null) return sql`value is null and number < ${number}`
  const at = sql`${value}::${cast}`
  const known = isDescending
    ? sql`value <= ${at} and (value < ${at} or number < ${number})`
    : sql`value >= ${at} and (value > ${at} or number < ${number})`
  return isNullable ? sql`(${known} or value is null)` : known
}

interface ListedRow
  extends Omit<
    ListedIncident,
    'key' | 'declaredAt' | 'impactStartedAt' | 'mitigatedAt' | 'resolvedAt' | 'closedAt' | 'reviewPublishedAt'
  > {
  number: number
  declaredAt: Date
  impactStartedAt: Date | null
  mitigatedAt: Date | null
  resolvedAt: Date | null
  closedAt: Date | null
  reviewPublishedAt: Date | null
}

const services = sql`(select coalesce(json_agg(json_build_object('id', service.id, 'name', service.name)
    order by service.name, service.id), '[]')
  from incident_service hit join service on service.id = hit.service_id where hit.incident_id = measure.incident_id)`

const commander = sql`(select json_build_object('id', person.id, 'name', person.name)
  from incident_role held join person on person.id = held.person_id
  where held.incident_id = measure.incident_id and held.role = 'commander' limit 1)`

const people = sql`(select count(*)::int from (
    select person_id from incident_participant where incident_id = measure.incident_id
    union select person_id from incident_role where incident_id = measure.incident_id) person)`

const workedBy = sql`(select json_build_object('kind', tried.kind, 'title', tried.title)
  from incident_mitigation tried
  where tried.incident_id = measure.incident_id and tried.state = 'worked' and tried.started_at is not null
  order by tried.started_at, tried.mitigation_id limit 1)`

/** Incidents as the list shows them, in the order of their ids; without those the actor may not see (any more). */
export async function readListed(tx: Tx, actor: Actor, ids: readonly string[]): Promise<ListedIncident[]> {
  const rows = await rowsOf<ListedRow>(
    tx,
    sql`select incident_id as id, number, title, kind, severity, status, outcome, visibility, is_test as "isTest",
        imported_from as "importedFrom", ${services} as services, ${commander} as commander,
        declared_at as "declaredAt", impact_started_at as "impactStartedAt", mitigated_at as "mitigatedAt",
        resolved_at as "resolvedAt", closed_at as "closedAt", ${mitigateMs} as "mitigateMs",
        ${resolveMs} as "resolveMs", ${people} as people, tried_count as tried, ${workedBy} as "workedBy",
        (select review_status from incident where incident.id = measure.incident_id) as review,
        review_published_at as "reviewPublishedAt"
      from unnest(${ids}::uuid[]) with ordinality as wanted (id, place)
      cross join lateral (
        select * from ${visibleMeasures(actor)} visible where visible.incident_id = wanted.id offset 0) measure
      order by wanted.place`,
  )
  return rows.map(listedOf)
}

const listedOf = ({ number, ...row }: ListedRow): ListedIncident => ({
  ...row,
  key: incidentKeyOf(number),
  declaredAt: row.declaredAt.toISOString(),
  impactStartedAt: iso(row.impactStartedAt),
  mitigatedAt: iso(row.mitigatedAt),
  resolvedAt: iso(row.resolvedAt),
  closedAt: iso(row.closedAt),
  reviewPublishedAt: iso(row.reviewPublishedAt),
})

const iso = (at: Date | null): string | null => at?.toISOString() ?? null
