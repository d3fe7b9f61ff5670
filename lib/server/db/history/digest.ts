import type { Actor } from '@/lib/domain/actor'
import type { DigestIncident, Happened } from '@/lib/domain/history/digest'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import { NO_FILTER } from '@/lib/domain/metrics/history-filter'
import type { RichText } from '@/lib/domain/postmortem/content'
import { plainText } from '@/lib/domain/postmortem/rich-text'
import { filtered } from '@/lib/server/db/history/filtered'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'

interface Span {
  from: string
  to: string
}

const MAX_HAPPENED = 100
const MAX_LEARNED = 50

type Keyed<Row> = Omit<Row, 'key'> & { number: number }

const withKey = <Row extends { number: number }>({ number, ...rest }: Row) => ({ key: incidentKeyOf(number), ...rest })

/** Incidents that were declared in a span of time, the worst first, and how many there were; no drill and no test. */
export async function readHappened(
  tx: Tx,
  actor: Actor,
  span: Span,
): Promise<{ happened: Happened[]; happenedCount: number }> {
  const rows = await rowsOf<Keyed<Omit<Happened, 'declaredAt'>> & { declaredAt: Date; count: number }>(
    tx,
    sql`select number, title, severity, kind, status, outcome, visibility = 'private' as "isPrivate",
        declared_at as "declaredAt", count(*) over ()::int as count,
        case when mitigated_at >= coalesce(impact_started_at, declared_at) then
          (extract(epoch from mitigated_at - coalesce(impact_started_at, declared_at)) * 1000)::float8 end as "mitigateMs"
      from ${filtered(actor, { ...NO_FILTER, ...span })} declared
      order by severity, declared_at, number limit ${MAX_HAPPENED}`,
  )
  const happened = rows.map(({ count: _, declaredAt, ...row }) => ({
    ...withKey(row),
    declaredAt: declaredAt.toISOString(),
  }))
  return { happened, happenedCount: rows[0]?.count ?? 0 }
}

/**
 * Reviews first published in a span of time, with what their latest version says: its summary, else its first root cause.
 * What is written in the document since is not published.
 */
export async function readPublished(
  tx: Tx,
  actor: Actor,
  { from, to }: Span,
): Promise<{ incident: DigestIncident; says: string | null }[]> {
  const rows = await rowsOf<Keyed<DigestIncident> & { summary: RichText | null; cause: string | null }>(
    tx,
    sql`select number, title, severity, latest.summary, latest.cause
      from ${filtered(actor, NO_FILTER)} published
        left join lateral (
          select content #> '{content,sections,summary}' as summary,
            jsonb_path_query_first(content, '$.content.cards[*] ? (@.list == "rootCauses").statement') #>> '{}' as cause
          from postmortem_version where incident_id = published.incident_id order by version desc limit 1
        ) latest on true
      where review_published_at >= ${from} and review_published_at < ${to}
      order by review_published_at limit ${MAX_LEARNED}`,
  )
  return rows.map(({ summary, cause, ...incident }) => ({
    incident: withKey(incident),
    says: (summary && plainText(summary)) || cause || null,
  }))
}

/** Preventions that were done in a span of time. */
export const readPaid = async (tx: Tx, actor: Actor, { from, to }: Span): Promise<{ title: string; key: string }[]> =>
  (
    await rowsOf<{ title: string; number: number }>(
      tx,
      sql`select prevention.title, incident.number
        from prevention join ${visibleIncidents(actor)} incident on incident.id = prevention.incident_id
        where prevention.state = 'done' and prevention.done_at >= ${from} and prevention.done_at < ${to}
        order by prevention.done_at limit ${MAX_LEARNED}`,
    )
  ).map(withKey)

/** Drills that ended in a span of time. */
export const readDrills = async (tx: Tx, actor: Actor, { from, to }: Span): Promise<{ title: string; key: string }[]> =>
  (
    await rowsOf<{ title: string; number: number }>(
      tx,
      sql`select drill.scenario -> 'scenario' ->> 'title' as title, incident.number
        from drill join ${visibleIncidents(actor)} incident on incident.id = drill.incident_id
        where drill.state = 'ended' and drill.ended_at >= ${from} and drill.ended_at < ${to}
        order by drill.ended_at limit ${MAX_LEARNED}`,
    )
  ).map(withKey)
