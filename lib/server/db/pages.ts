import type { PersonActor } from '@/lib/domain/actor'
import { incidentKeyOf, type Ref, type Severity, type Status } from '@/lib/domain/incident/values'
import type { Urgency } from '@/lib/domain/on-call/channel'
import type { PageNow } from '@/lib/domain/on-call/page'
import type { PageView } from '@/lib/domain/on-call/paging-view'
import { pool, type Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'

/** A page that was asked, with what its event says of it. */
export interface NewPage {
  page: PageNow
  because: PageView['because']
  words: string | null
  askedBy: Ref
}

export async function insertPages(tx: Tx, incidentId: string, pages: readonly NewPage[]): Promise<void> {
  if (pages.length === 0) return
  const rows = pages.map(({ page, because, words, askedBy }) => ({
    id: page.id,
    person_id: page.person.id,
    escalation_id: page.of?.escalationId ?? null,
    position: page.of?.position ?? null,
    lap: page.of?.lap ?? null,
    because,
    urgency: page.urgency,
    words,
    asked_by_id: askedBy.id,
    asked_by_name: askedBy.name,
    asked_at: page.askedAt,
    state: page.state,
    expires_at: page.expiresAt,
    answered_at: page.answeredAt,
    arrives_at: page.arrivesAt,
  }))
  await rowsOf(
    tx,
    sql`insert into page (id, incident_id, person_id, escalation_id, position, lap, because, urgency, words, asked_by_id,
          asked_by_name, asked_at, state, expires_at, answered_at, arrives_at)
        select id, ${incidentId}::uuid, person_id, escalation_id, position, lap, because, urgency, words, asked_by_id,
          asked_by_name, asked_at, state, expires_at, answered_at, arrives_at
        from json_to_recordset(${JSON.stringify(rows)}::json) as asked (
          id uuid, person_id uuid, escalation_id uuid, position int, lap int, because text, urgency text, words text,
          asked_by_id text, asked_by_name text, asked_at timestamptz, state text, expires_at timestamptz,
          answered_at timestamptz, arrives_at timestamptz)`,
    'insert-pages',
  )
}

/** What became of pages; a reason is kept until another is given. */
export interface PageUpdate extends Pick<PageNow, 'id' | 'state' | 'answeredAt' | 'arrivesAt'> {
  reason: string | null
}

export async function savePages(tx: Tx, updates: readonly PageUpdate[]): Promise<void> {
  if (updates.length === 0) return
  const rows = updates.map(({ id, state, answeredAt, arrivesAt, reason }) => ({
    id,
    state,
    answered_at: answeredAt,
    arrives_at: arrivesAt,
    reason,
  }))
  await rowsOf(
    tx,
    sql`update page set state = changed.state, answered_at = changed.answered_at, arrives_at = changed.arrives_at,
          reason = case when changed.state in ('declined', 'failed') then coalesce(changed.reason, page.reason) end
        from json_to_recordset(${JSON.stringify(rows)}::json)
          as changed (id uuid, state text, answered_at timestamptz, arrives_at timestamptz, reason text)
        where page.id = changed.id`,
    'save-pages',
  )
}

interface PageRow extends Omit<PageView, 'askedAt' | 'expiresAt' | 'answeredAt' | 'arrivesAt' | 'incident'> {
  incidentId: string
  number: number
  title: string
  severity: Severity
  status: Status
  urgency: Urgency
  askedAt: Date
  expiresAt: Date
  answeredAt: Date | null
  arrivesAt: Date | null
}

const pageOf = ({ incidentId, number, title, severity, status, ...row }: PageRow): PageView => ({
  ...row,
  askedAt: row.askedAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  answeredAt: row.answeredAt?.toISOString() ?? null,
  arrivesAt: row.arrivesAt?.toISOString() ?? null,
  incident: { id: incidentId, key: incidentKeyOf(number), title, severity, status },
})

/** Who could not be told of a page may still see it here, as long as nobody else has it. */
const OPEN = sql`(page.state in ('queued', 'sent', 'delivered', 'seen') or page.state = 'failed'
  and page.expires_at > now() and incident.status = 'active' and not exists (
    select from escalation run where run.id = page.escalation_id and run.state <> 'running'))`

const INSTANT = sql`'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`

const columns = sql`page.id, page.state, page.urgency, page.words, page.because, page.asked_at as "askedAt",
  page.expires_at as "expiresAt", page.answered_at as "answeredAt", page.arrives_at as "arrivesAt", page.reason,
  ${OPEN} as "isOpen",
  json_build_object('id', page.asked_by_id, 'name', page.asked_by_name) as "askedBy",
  (select json_build_object('id', person.id, 'name', person.name) from person where person.id = page.person_id) as person,
  incident.id as "incidentId", incident.number, incident.title, incident.severity, incident.status,
  (select json_build_object('id', run.id, 'state', run.state,
      'service', (select json_build_object('id', service.id, 'name', service.name) from service where service.id = run.service_id),
      'dueAt', to_char(run.due_at at time zone 'utc', ${INSTANT}),
      'acknowledgedBy', (select json_build_object('id', person.id, 'name', person.name) from person
        where person.id = run.acknowledged_by_id),
      'acknowledgedUntil', to_char(run.acknowledged_until at time zone 'utc', ${INSTANT}))
    from escalation run where run.id = page.escalation_id) as escalation`

async function listPages(
  tx: Parameters<typeof rowsOf>[0],
  incidents: Sql,
  where: Sql,
  limit: number,
): Promise<PageView[]> {
  const rows = await rowsOf<PageRow>(
    tx,
    sql`select ${columns} from page join ${incidents} incident on incident.id = page.incident_id
        where ${where} order by page.asked_at desc, page.id limit ${limit}`,
  )
  return rows.map(pageOf)
}

/** Somebody's own pages that wait for an answer, and those asked since an instant that do not; of what they may see. */
export async function listOwnPages(tx: Tx, actor: PersonActor, since: Date) {
  const own = sql`page.person_id = ${actor.id}`
  const seen = visibleIncidents(actor)
  const toAnswer = await listPages(tx, seen, sql`${own} and ${OPEN}`, 100)
  const lately = await listPages(tx, seen, sql`${own} and not (${OPEN}) and page.asked_at >= ${since}`, 100)
  return { toAnswer, lately }
}

/** A page of an incident that the reader may see; its person was made a member, if it is private. */
export async function findVisiblePage(tx: Tx, actor: PersonActor, id: string): Promise<PageView | null> {
  const [page] = await listPages(tx, visibleIncidents(actor), sql`page.id = ${id}`, 1)
  return page ?? null
}

/** A page, whoever asks: for the server itself. */
export async function findPage(id: string): Promise<PageView | null> {
  const [page] = await listPages(pool(), sql`(select * from incident)`, sql`page.id = ${id}`, 1)
  return page ?? null
}
