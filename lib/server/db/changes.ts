import { randomUUID } from 'node:crypto'
import type { IncomingChange } from '@/lib/domain/change/incoming-change'
import type { PastChange } from '@/lib/domain/change/past-change'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/** A change with the service that the integration's rules gave it. */
export interface NewChange extends IncomingChange {
  serviceId: string | null
}

export interface SavedChange {
  id: string
  serviceId: string | null
}

/**
 * Saves changes in one statement: the first news of one makes its row, later ones amend it. News may arrive out of
 * order, so how it ended is never taken back by its beginning. Each `dedupKey` may stand in it once.
 */
export function saveChanges(tx: Tx, integrationId: string, changes: NewChange[], at: Date): Promise<SavedChange[]> {
  const rows = changes.map((change) => ({ ...change, id: randomUUID() }))
  return rowsOf<SavedChange>(
    tx,
    sql`insert into change (id, integration_id, dedup_key, kind, status, title, service_id, author, author_email, url,
          version, environment, size, started_at, finished_at, committed_at, at, received_at, raw)
        select "id", ${integrationId}::uuid, "dedupKey", "kind", "status", "title", "serviceId", "author",
          lower("authorEmail"), "url", "version", "environment", "size", "startedAt", "finishedAt", "committedAt",
          least(coalesce("finishedAt", "startedAt", ${at}::timestamptz), ${at}::timestamptz), ${at}::timestamptz, "raw"
        from json_to_recordset(${JSON.stringify(rows)}::json) as incoming (
          "id" uuid, "dedupKey" text, "kind" text, "status" text, "title" text, "serviceId" uuid, "author" text,
          "authorEmail" text, "url" text, "version" text, "environment" text, "size" int, "startedAt" timestamptz,
          "finishedAt" timestamptz, "committedAt" timestamptz, "raw" jsonb)
        order by "dedupKey"
        on conflict (integration_id, dedup_key) do update set
          kind = excluded.kind, title = excluded.title, raw = excluded.raw,
          status = case when change.status in ('succeeded', 'failed') and excluded.status in ('started', 'unknown')
            then change.status else excluded.status end,
          service_id = coalesce(excluded.service_id, change.service_id),
          author = coalesce(excluded.author, change.author),
          author_email = coalesce(excluded.author_email, change.author_email),
          url = coalesce(excluded.url, change.url),
          version = coalesce(excluded.version, change.version),
          environment = coalesce(excluded.environment, change.environment),
          size = coalesce(excluded.size, change.size),
          started_at = least(change.started_at, excluded.started_at),
          finished_at = coalesce(excluded.finished_at, change.finished_at),
          committed_at = coalesce(excluded.committed_at, change.committed_at),
          -- The instant of what is known better: the end, and of two ends the one told last.
          at = case when excluded.finished_at is null and change.finished_at is not null then change.at
            when excluded.finished_at is null and excluded.started_at is null then change.at else excluded.at end
        returning id, service_id as "serviceId"`,
    'save-changes',
  )
}

/**
 * The incidents that are fought on any of these services and that what an integration tells may concern: what a drill
 * tells concerns that drill, and what others tell concerns no drill.
 */
export async function findOpenIncidentsOn(tx: Tx, integrationId: string, serviceIds: string[]): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    sql`select distinct incident.id from incident join incident_service on incident_id = incident.id
          left join drill on drill.id = ${integrationId}
        where service_id = any(${serviceIds}::uuid[]) and status in ('active', 'mitigated')
          and case when drill.id is null then kind <> 'drill' else incident.id = drill.incident_id end`,
    'open-incidents-on',
  )
  return rows.map(({ id }) => id).sort()
}

type ChangeRow = Omit<PastChange, 'at'> & { at: Date }

const columns = sql`change.id, change.kind, change.title, change.author, change.url, change.at, change.status,
  change.version, change.environment, change.size,
  json_build_object('id', integration.id, 'name', integration.name) as integration,
  case when service.id is null then null else json_build_object('id', service.id, 'name', service.name) end as service`

const tables = sql`join integration on integration.id = change.integration_id
  left join service on service.id = change.service_id`

/** Where changes are looked for: those of a drill are seen in its incident, and nowhere else. */
export interface ChangeScope {
  serviceIds: string[]
  /** The incident, if it is a drill. */
  drillOf: string | null
}

const isInScope = (drillOf: string | null, change = sql`change`): Sql =>
  sql`(select incident_id from drill where drill.id = ${change}.integration_id) is not distinct from ${drillOf}::uuid`

const pastChange = <Row extends ChangeRow>({ at, ...row }: Row) => ({ ...row, at: at.toISOString() })

/** A change of a service, and when the one before it took effect. */
export interface DatedChange extends PastChange {
  previousAt: string | null
}

/** The latest changes of these services between two instants, the newest first; of all services with null. */
export async function listChangesBetween(
  { serviceIds, drillOf }: Omit<ChangeScope, 'serviceIds'> & { serviceIds: string[] | null },
  { since, until = null }: { since: Date; until?: string | null },
  limit: number,
): Promise<DatedChange[]> {
  const rows = await query<ChangeRow & { previousAt: Date | null }>(
    sql`select ${columns}, (
          select max(earlier.at) from change earlier
          where earlier.service_id = change.service_id and earlier.at < change.at and ${isInScope(drillOf, sql`earlier`)}
        ) as "previousAt"
        from change ${tables}
        where ${serviceIds === null ? sql`true` : isOn(serviceIds)} and change.at >= ${since}
          and change.at <= coalesce(${until}::timestamptz, 'infinity') and ${isInScope(drillOf)}
        order by change.at desc, change.id limit ${limit}`,
  )
  return rows.map(({ previousAt, ...row }) => ({ ...pastChange(row), previousAt: previousAt?.toISOString() ?? null }))
}

/** The last changes of each of these services, as far back as they were; up to an instant, if one is given. */
export async function listLastChanges(
  { serviceIds, drillOf }: ChangeScope,
  { each, until = null }: { each: number; until?: string | null },
): Promise<PastChange[]> {
  const rows = await query<ChangeRow>(
    sql`select ${columns} from unnest(${serviceIds}::uuid[]) as wanted (id)
          cross join lateral (
            select * from change where service_id = wanted.id and ${isInScope(drillOf)}
              and at <= coalesce(${until}::timestamptz, 'infinity') order by at desc limit ${each}
          ) change ${tables}`,
  )
  return rows.map(pastChange)
}

/** The last changes that an integration told. */
export async function listIntegrationChanges(integrationId: string, limit: number): Promise<PastChange[]> {
  const rows = await query<ChangeRow>(
    sql`select ${columns} from change ${tables} where change.integration_id = ${integrationId}
        order by change.received_at desc, change.at desc, change.id limit ${limit}`,
  )
  return rows.map(pastChange)
}

/** A change that the log of an incident does not name yet. */
export interface Unnoticed {
  id: string
  /** The person whose address its sender gave; null when there is none here. */
  authorId: string | null
}

/** Changes of these services since an instant that an incident's log does not name, the oldest first. */
export const listUnnoticed = (
  incidentId: string,
  { serviceIds, drillOf, since, limit }: ChangeScope & { since: string; limit: number },
): Promise<Unnoticed[]> =>
  query<Unnoticed>(
    sql`select change.id, person.id as "authorId"
        from change left join person on person.email = change.author_email and person.removed_at is null
        where ${isOn(serviceIds)} and ${isInScope(drillOf)} and change.at >= ${since} and change.id::text not in (
          select payload -> 'change' ->> 'id' from incident_event
          where incident_id = ${incidentId} and type = 'change.noticed'
        )
        order by change.at, change.id limit ${limit}`,
  )

const isOn = (serviceIds: string[]): Sql => sql`change.service_id = any(${serviceIds}::uuid[])`
