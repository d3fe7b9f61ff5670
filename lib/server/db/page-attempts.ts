import type { PageMessage } from '@/lib/domain/on-call/channel'
import type { AttemptView } from '@/lib/domain/on-call/paging-view'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

export interface NewAttempt {
  id: string
  pageId: string
  methodId: string
  channel: string
  dueAt: Date
  tokenHash: Buffer
}

export async function insertAttempts(tx: Tx, attempts: readonly NewAttempt[]): Promise<void> {
  if (attempts.length === 0) return
  await rowsOf(
    tx,
    sql`insert into page_attempt (id, page_id, method_id, channel, due_at, state, token_hash)
        select id, page_id, method_id, channel, due_at, 'queued', token_hash from unnest(
          ${attempts.map(({ id }) => id)}::uuid[],
          ${attempts.map(({ pageId }) => pageId)}::uuid[],
          ${attempts.map(({ methodId }) => methodId)}::text[],
          ${attempts.map(({ channel }) => channel)}::text[],
          ${attempts.map(({ dueAt }) => dueAt)}::timestamptz[],
          ${attempts.map(({ tokenHash }) => tokenHash)}::bytea[]
        ) as made (id, page_id, method_id, channel, due_at, token_hash)`,
    'insert-attempts',
  )
}

/** Pages that nobody needs to hear of any more: what was not begun is not. */
export async function cancelAttempts(tx: Tx, pageIds: readonly string[]): Promise<void> {
  if (pageIds.length === 0) return
  await rowsOf(
    tx,
    sql`update page_attempt set state = 'cancelled' where page_id = any(${pageIds}::uuid[]) and state = 'queued'`,
    'cancel-attempts',
  )
}

/** All that a message is made of, as it is when it is taken to be sent. */
export interface PageToSend {
  state: string
  urgency: PageMessage['urgency']
  words: string | null
  askedByName: string
  because: string
  person: { id: string; name: string; role: string } | null
  incident: {
    id: string
    number: number
    title: string
    severity: string
    status: string
    kind: string
    visibility: 'open' | 'private'
    isTest: boolean
    isMember: boolean
  }
  service: string | null
}

/** An attempt that this process holds until its lease runs out. `tries` tells this hold from a later one. */
export interface ClaimedAttempt {
  id: string
  pageId: string
  methodId: string
  channel: string
  tries: number
  isPossiblyTwice: boolean
  page: PageToSend
}

/** What is due, or was begun by a process that stopped. */
const claimable = (now: Date) =>
  sql`((state = 'queued' and due_at <= ${now}) or (state = 'sending' and lease_until <= ${now}))`

/** The channels for which something is due, and when something is due next. */
export async function dueChannels(now: Date): Promise<{ channels: string[]; nextAt: Date | null }> {
  const [row] = await query<{ channels: string[]; nextAt: Date | null }>(
    sql`select (select coalesce(array_agg(distinct channel), '{}') from page_attempt where ${claimable(now)}) as channels,
          least((select min(due_at) from page_attempt where state = 'queued' and due_at > ${now}),
                (select min(lease_until) from page_attempt where state = 'sending' and lease_until > ${now})) as "nextAt"`,
    'due-channels',
  )
  return row ?? { channels: [], nextAt: null }
}

export interface Claim {
  channel: string
  now: Date
  leaseUntil: Date
  limit: number
  /** Of this process: their lease may have run out, but it knows what came of them. */
  held: readonly string[]
}

/**
 * Takes attempts of one channel that are due, the longest due first, at most `limit`, with what they are to say: whoever
 * has taken one needs no database to send it. One that another process had begun is marked: it may arrive twice.
 */
export const claimAttempts = (tx: Tx, { channel, now, leaseUntil, limit, held }: Claim): Promise<ClaimedAttempt[]> =>
  rowsOf<ClaimedAttempt>(
    tx,
    sql`with claimed as (
          update page_attempt set is_possibly_twice = is_possibly_twice or state = 'sending', state = 'sending',
            lease_until = ${leaseUntil}, tries = tries + 1
          where id = any(array(
            select page_attempt.id from page_attempt
            where channel = ${channel} and ${claimable(now)} and id <> all(${held}::uuid[])
            order by due_at limit ${limit} for update skip locked
          ))
          returning *
        )
        select claimed.id, page.id as "pageId", claimed.method_id as "methodId", claimed.channel, claimed.tries,
          claimed.is_possibly_twice as "isPossiblyTwice", json_build_object(
            'state', page.state, 'urgency', page.urgency, 'words', page.words, 'askedByName', page.asked_by_name,
            'because', page.because,
            'person', case when person.removed_at is null
              then json_build_object('id', person.id, 'name', person.name, 'role', person.role) end,
            'incident', json_build_object('id', incident.id, 'number', incident.number, 'title', incident.title,
              'severity', incident.severity, 'status', incident.status, 'kind', incident.kind,
              'visibility', incident.visibility, 'isTest', coalesce((incident.state ->> 'isTest')::bool, false),
              'isMember', exists (select 1 from incident_member member
                where member.incident_id = incident.id and member.person_id = page.person_id)),
            'service', (select service.name from escalation run join service on service.id = run.service_id
              where run.id = page.escalation_id)
          ) as page
        from claimed join page on page.id = claimed.page_id join person on person.id = page.person_id
          join incident on incident.id = page.incident_id`,
    'claim-attempts',
  )

/** What came of a try that this process holds. */
export type Mark =
  | { state: 'sent' | 'delivered'; provider: string; detail: string | null; reference: string | null; at: Date }
  | { state: 'failed'; provider: string; detail: string | null }
  | { state: 'cancelled' }
  | { state: 'queued'; provider: string; detail: string | null; dueAt: Date; isPossiblyTwice: boolean }

/** Writes down what came of a try. Answers false when the lease ran out meanwhile and another has it. */
export async function markAttempt(
  tx: Tx,
  { id, tries }: Pick<ClaimedAttempt, 'id' | 'tries'>,
  mark: Mark,
): Promise<boolean> {
  const { state } = mark
  const provider = 'provider' in mark ? mark.provider : null
  const detail = 'detail' in mark ? mark.detail : null
  const reference = 'reference' in mark ? mark.reference : null
  const sentAt = 'at' in mark ? mark.at : null
  const dueAt = 'dueAt' in mark ? mark.dueAt : null
  const isPossiblyTwice = 'isPossiblyTwice' in mark && mark.isPossiblyTwice
  const rows = await rowsOf(
    tx,
    dueAt === null
      ? sql`update page_attempt set state = ${state}, lease_until = null, provider = ${provider}, detail = ${detail},
              reference = ${reference}, sent_at = ${sentAt}
            where id = ${id} and state = 'sending' and tries = ${tries} returning id`
      : sql`update page_attempt set state = ${state}, lease_until = null, provider = ${provider}, detail = ${detail},
              due_at = ${dueAt}, is_possibly_twice = is_possibly_twice or ${isPossiblyTwice}
            where id = ${id} and state = 'sending' and tries = ${tries} returning id`,
    dueAt === null ? 'mark-attempt' : 'mark-attempt-again',
  )
  return rows.length > 0
}

/**
 * What the person of a page wanted next is tried at once, instead of when it is due, as long as nothing has got through;
 * when it is reported that something did not (`isReport`), also if another did, unless the page was seen. Answers whether
 * nothing got through and nothing is left to try.
 */
export async function hurryNext(
  tx: Tx,
  { pageId, isReport, now }: { pageId: string; isReport: boolean; now: Date },
): Promise<{ isHopeless: boolean }> {
  // One at a time for each page, so that two that fail at once see each other.
  const [page] = await rowsOf<{ state: string }>(tx, sql`select state from page where id = ${pageId} for no key update`)
  const [counts] = await rowsOf<{ through: number; left: number }>(
    tx,
    sql`select (count(*) filter (where state in ('sent', 'delivered')))::int as through,
          (count(*) filter (where state in ('queued', 'sending')))::int as left
        from page_attempt where page_id = ${pageId}`,
  )
  if (!counts || (counts.through > 0 && (!isReport || page?.state === 'seen'))) return { isHopeless: false }
  if (counts.left === 0) return { isHopeless: counts.through === 0 }
  await rowsOf(
    tx,
    sql`update page_attempt set due_at = ${now} where id = (
          select id from page_attempt where page_id = ${pageId} and state = 'queued' and tries = 0 and due_at > ${now}
          order by due_at, id limit 1
        )`,
  )
  return { isHopeless: false }
}

/** An attempt with the page it belongs to, for the log. */
export interface AttemptFact {
  attemptId: string
  pageId: string
  person: { id: string; name: string }
  channel: string
  state: AttemptView['state']
  isPossiblyTwice: boolean
}

export async function findAttemptFact(attemptId: string): Promise<AttemptFact | null> {
  const [row] = await query<AttemptFact>(
    sql`select attempt.id as "attemptId", attempt.page_id as "pageId", attempt.channel, attempt.state,
        attempt.is_possibly_twice as "isPossiblyTwice",
        json_build_object('id', person.id, 'name', person.name) as person
      from page_attempt attempt join page on page.id = attempt.page_id join person on person.id = page.person_id
      where attempt.id = ${attemptId}`,
    'attempt-fact',
  )
  return row ?? null
}

/**
 * A provider says what became of what it took. Answers the attempt, its page and its incident; null when none was
 * waiting to hear it.
 */
export async function markReported(
  tx: Tx,
  report: { provider: string; reference: string; state: 'delivered' | 'failed'; detail: string | null },
): Promise<{ id: string; pageId: string; incidentId: string } | null> {
  const { provider, reference, state, detail } = report
  const [row] = await rowsOf<{ id: string; pageId: string; incidentId: string }>(
    tx,
    sql`update page_attempt set state = ${state}, detail = coalesce(${detail}, detail) from page
        where page.id = page_attempt.page_id and reference = ${reference} and provider = ${provider}
          and page_attempt.state = 'sent'
        returning page_attempt.id, page_id as "pageId", page.incident_id as "incidentId"`,
  )
  return row ?? null
}

type AttemptRow = Omit<AttemptView, 'dueAt' | 'sentAt'> & { dueAt: Date; sentAt: Date | null }

/** The attempts of a page in the order they are due; of a page that the caller has found visible. */
export async function listAttempts(tx: Tx, pageId: string): Promise<AttemptView[]> {
  const rows = await rowsOf<AttemptRow>(
    tx,
    sql`select id, channel, state, due_at as "dueAt", sent_at as "sentAt", provider, detail, tries,
        is_possibly_twice as "isPossiblyTwice"
      from page_attempt where page_id = ${pageId} order by due_at, id`,
  )
  return rows.map((row) => ({
    ...row,
    dueAt: row.dueAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  }))
}

/** The attempt whose link carries a token; `isUsed` once it has answered. */
export interface LinkedAttempt {
  attemptId: string
  pageId: string
  incidentId: string
  personId: string
  state: string
  urgency: string
  askedAt: Date
  expiresAt: Date
  isUsed: boolean
  incidentNumber: number
}

export async function findByToken(tokenHash: Buffer): Promise<LinkedAttempt | null> {
  const [row] = await query<LinkedAttempt>(
    sql`select attempt.id as "attemptId", page.id as "pageId", page.incident_id as "incidentId",
        page.person_id as "personId", page.state, page.urgency, page.asked_at as "askedAt",
        page.expires_at as "expiresAt", attempt.token_used_at is not null as "isUsed",
        incident.number as "incidentNumber"
      from page_attempt attempt join page on page.id = attempt.page_id join incident on incident.id = page.incident_id
      where attempt.token_hash = ${tokenHash}`,
  )
  return row ?? null
}

/** Uses a token up. Answers false when it was used before. */
export async function spendToken(attemptId: string, at: Date): Promise<boolean> {
  const rows = await query(
    sql`update page_attempt set token_used_at = ${at} where id = ${attemptId} and token_used_at is null returning id`,
  )
  return rows.length > 0
}
