import type { Actor } from '@/lib/domain/actor'
import { type LeverKind, leverKindSchema } from '@/lib/domain/incident/lever'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import {
  type LeverPull,
  type LeverRow,
  type Levers,
  leverFigures,
  leverIncidentFilter,
  type ServiceLevers,
  takesService,
} from '@/lib/domain/metrics/levers'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

interface PullRow {
  serviceId: string
  lever: LeverKind
  isDrill: boolean
  at: Date
  number: number
  title: string
}

/** The SQL form of `leversOf`. */
export async function readLevers(tx: Tx, actor: Actor, filter: HistoryFilter, now: string): Promise<Levers> {
  const all = await rowsOf<ServiceLevers>(
    tx,
    sql`select service.id, service.name, service.team_id as "teamId",
        array(select kind from lever where service_id = service.id
          order by array_position(${leverKindSchema.options}::text[], kind)) as levers
      from service where archived_at is null order by service.id`,
  )
  const services = all.filter((service) => takesService(service, filter))
  const pulls = await rowsOf<PullRow>(
    tx,
    // The latest pull of each in one pass: of its instant and its incident the larger pair.
    sql`select pull.service_id as "serviceId", pull.lever, pull.is_drill as "isDrill",
        to_timestamp(pull.latest[1] / 1000.0) as at, named.number, named.title
      from (
        select one.service_id, one.lever, counted.kind = 'drill' as is_drill,
          max(array[round(date_part('epoch', one.started_at) * 1000), counted.number]) as latest
        from incident_mitigation one
        join ${countedMeasures(actor, leverIncidentFilter(filter))} counted on counted.incident_id = one.incident_id
        where one.lever is not null and one.started_at is not null
          and one.service_id = any(${services.map(({ id }) => id)}::uuid[])
        group by 1, 2, 3) pull
      cross join lateral (select number, title from incident where number = pull.latest[2]::int offset 0) named`,
  )
  const placeOf = (serviceId: string, lever: string, isDrill: boolean) => `${serviceId} ${lever} ${isDrill}`
  const last = new Map(pulls.map((pull) => [placeOf(pull.serviceId, pull.lever, pull.isDrill), pullOf(pull)]))
  const rows = services.flatMap(({ id, name, levers }) =>
    levers.map(
      (lever): LeverRow => ({
        service: { id, name },
        lever,
        lastUsed: last.get(placeOf(id, lever, false)) ?? null,
        lastRehearsed: last.get(placeOf(id, lever, true)) ?? null,
      }),
    ),
  )
  return leverFigures(rows, services, now)
}

const pullOf = ({ at, number, title }: PullRow): LeverPull => ({
  at: at.toISOString(),
  incident: { key: incidentKeyOf(number), title },
})
