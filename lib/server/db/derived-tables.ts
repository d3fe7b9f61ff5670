import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import type { IncidentProjection } from '@/lib/server/project-incident'

type Tables = IncidentProjection['tables']

interface Table {
  read(incidentId: string): Sql
  remove(incidentId: string, keys: string[]): Sql
  add(incidentId: string, keys: string[]): Sql
}

const roleKey = sql`role || ' ' || person_id || case when is_absent then ' absent' else '' end`

/** An instant as the state has it: ISO 8601 UTC with milliseconds. */
const utc = (column: Sql) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Columns of instants in the order of `instantNameSchema`. */
const INSTANTS = [
  'impact_started_at',
  'first_signal_at',
  'detected_at',
  'first_paged_at',
  'acknowledged_at',
  'mobilised_at',
  'first_mitigation_at',
  'mitigated_at',
  'resolved_at',
  'declared_at',
  'closed_at',
] as const

const identifier = (name: (typeof INSTANTS)[number]): Sql => ({ strings: [name], values: [] })
const listOf = (pieces: Sql[]): Sql => pieces.reduce((left, right) => sql`${left}, ${right}`)

const tables = {
  services: {
    read: (id) => sql`select service_id::text as key from incident_service where incident_id = ${id}`,
    remove: (id, keys) =>
      sql`delete from incident_service where incident_id = ${id} and service_id = any(${keys}::uuid[])`,
    add: (id, keys) => sql`insert into incident_service select ${id}::uuid, * from unnest(${keys}::uuid[])`,
  },
  members: {
    read: (id) => sql`select person_id::text as key from incident_member where incident_id = ${id}`,
    remove: (id, keys) =>
      sql`delete from incident_member where incident_id = ${id} and person_id = any(${keys}::uuid[])`,
    add: (id, keys) => sql`insert into incident_member select ${id}::uuid, * from unnest(${keys}::uuid[])`,
  },
  participants: {
    read: (id) => sql`select person_id::text as key from incident_participant where incident_id = ${id}`,
    remove: (id, keys) =>
      sql`delete from incident_participant where incident_id = ${id} and person_id = any(${keys}::uuid[])`,
    add: (id, keys) => sql`insert into incident_participant select ${id}::uuid, * from unnest(${keys}::uuid[])`,
  },
  roles: {
    read: (id) => sql`select ${roleKey} as key from incident_role where incident_id = ${id}`,
    remove: (id, keys) =>
      sql`delete from incident_role where incident_id = ${id} and ${roleKey} = any(${keys}::text[])`,
    add: (id, keys) =>
      sql`insert into incident_role (incident_id, role, person_id, is_absent)
        select ${id}::uuid, split_part(key, ' ', 1), split_part(key, ' ', 2)::uuid, split_part(key, ' ', 3) = 'absent'
        from unnest(${keys}::text[]) as key`,
  },
  mitigations: {
    read: (id) =>
      sql`select jsonb_build_array(mitigation_id, kind, lever, service_id, owner_id, title, state,
          ${utc(sql`started_at`)}, ${utc(sql`ended_at`)}, ${utc(sql`crutch_expires_at`)}, change_id)::text as key
        from incident_mitigation where incident_id = ${id}`,
    remove: (id, keys) =>
      sql`delete from incident_mitigation where incident_id = ${id}
        and mitigation_id in (select key ->> 0 from unnest(${keys}::jsonb[]) as key)`,
    add: (id, keys) =>
      sql`insert into incident_mitigation (incident_id, mitigation_id, kind, lever, service_id, owner_id, title, state,
          started_at, ended_at, crutch_expires_at, change_id)
        select ${id}::uuid, key ->> 0, key ->> 1, key ->> 2, (key ->> 3)::uuid, (key ->> 4)::uuid, key ->> 5, key ->> 6,
          (key ->> 7)::timestamptz, (key ->> 8)::timestamptz, (key ->> 9)::timestamptz,
          (key ->> 10)::uuid
        from unnest(${keys}::jsonb[]) as key`,
  },
  measures: {
    read: (id) =>
      sql`select jsonb_build_array(number, title, kind, severity, status, outcome, visibility, is_test, imported_from,
          detected_by, delivery_prevented, ${listOf(INSTANTS.map((name) => utc(identifier(name))))}, instant_sources,
          reopened_count, ${utc(sql`last_reopened_at`)}, ${utc(sql`review_published_at`)}, sev1_ms, sev2_ms, sev3_ms,
          sev4_ms, active_ms, mitigated_ms, resolved_ms, closed_ms, ${utc(sql`elapsed_until`)}, alert_count, tried_count,
          tried_before_worked, began_with_lever)::text as key
        from incident_measure where incident_id = ${id}`,
    remove: (id) => sql`delete from incident_measure where incident_id = ${id}`,
    add: (id, keys) =>
      sql`insert into incident_measure (incident_id, number, title, kind, severity, status, outcome, visibility, is_test,
          imported_from, detected_by, delivery_prevented, ${listOf(INSTANTS.map(identifier))}, instant_sources,
          reopened_count, last_reopened_at, review_published_at, sev1_ms, sev2_ms, sev3_ms, sev4_ms, active_ms,
          mitigated_ms, resolved_ms, closed_ms, elapsed_until, alert_count, tried_count, tried_before_worked,
          began_with_lever)
        select ${id}::uuid, (key ->> 0)::int, key ->> 1, (key ->> 2)::incident_kind, (key ->> 3)::severity,
          (key ->> 4)::incident_status, key ->> 5, (key ->> 6)::visibility, (key ->> 7)::bool, key ->> 8, key ->> 9,
          (key ->> 10)::bool, ${listOf(INSTANTS.map((_, index) => sql`(key ->> ${11 + index}::int)::timestamptz`))},
          key ->> 22, (key ->> 23)::int, (key ->> 24)::timestamptz, (key ->> 25)::timestamptz, (key ->> 26)::int8,
          (key ->> 27)::int8, (key ->> 28)::int8, (key ->> 29)::int8, (key ->> 30)::int8, (key ->> 31)::int8,
          (key ->> 32)::int8, (key ->> 33)::int8, (key ->> 34)::timestamptz, (key ->> 35)::int, (key ->> 36)::int,
          (key ->> 37)::int, (key ->> 38)::bool
        from unnest(${keys}::jsonb[]) as key`,
  },
  deliverySpans: {
    read: (id) =>
      sql`select jsonb_build_array(position, ${utc(sql`from_at`)}, ${utc(sql`to_at`)})::text as key
        from incident_delivery_span where incident_id = ${id}`,
    remove: (id, keys) =>
      sql`delete from incident_delivery_span where incident_id = ${id}
        and position in (select (key ->> 0)::int from unnest(${keys}::jsonb[]) as key)`,
    add: (id, keys) =>
      sql`insert into incident_delivery_span (incident_id, position, from_at, to_at)
        select ${id}::uuid, (key ->> 0)::int, (key ->> 1)::timestamptz, (key ->> 2)::timestamptz
        from unnest(${keys}::jsonb[]) as key`,
  },
} satisfies Record<keyof Tables, Table>

const names = [
  'services',
  'members',
  'participants',
  'roles',
  'mitigations',
  'measures',
  'deliverySpans',
] as const satisfies (keyof Tables)[]

const noRows: Tables = {
  services: [],
  members: [],
  participants: [],
  roles: [],
  mitigations: [],
  measures: [],
  deliverySpans: [],
}

/** Writes what differs between two projections; nothing, most of the time. */
export async function saveTables(tx: Tx, incidentId: string, before: Tables | null, after: Tables): Promise<void> {
  for (const name of names) {
    const had = new Set((before ?? noRows)[name])
    const has = new Set(after[name])
    const gone = [...had].filter((key) => !has.has(key))
    const added = [...has].filter((key) => !had.has(key))
    if (gone.length > 0) await rowsOf(tx, tables[name].remove(incidentId, gone), `remove-${name}`)
    if (added.length > 0) await rowsOf(tx, tables[name].add(incidentId, added), `add-${name}`)
  }
}

/** What the tables hold now, sorted as a projection is. */
export async function readTables(tx: Tx, incidentId: string): Promise<Tables> {
  const found = { ...noRows }
  for (const name of names) {
    const rows = await rowsOf<{ key: string }>(tx, tables[name].read(incidentId))
    found[name] = rows.map(({ key }) => key).sort()
  }
  return found
}
