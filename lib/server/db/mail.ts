import type { OrganisationRole } from '@/lib/domain/actor'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** `update`, `digest` and `shift` go to those who want them; the others to somebody who has to do something. */
export type MailKind = 'update' | 'review' | 'prevention' | 'digest' | 'shift' | 'rota'

/** Longest subject that is made here. */
export const MAX_SUBJECT = 120

export interface NewMail {
  id: string
  kind: MailKind
  personId: string
  /** Null of a digest, which is about all that its reader may see, and of what is about rotas. */
  incidentId: string | null
  /** The event it is about; null for what no event tells. */
  seq: number | null
  toAddress: string
  subject: string
  /** Of a digest its week: its words are made when it leaves, for what its reader may see then. */
  text: string
}

/** Writes mails to be sent; one that is there already stays as it is. */
export async function insertMails(tx: Tx, mails: NewMail[], at: string): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into mail (id, kind, person_id, incident_id, seq, to_address, subject, text, created_at)
      select id, kind, person_id, incident_id, seq, to_address, subject, text, ${at}::timestamptz from unnest(
        ${mails.map(({ id }) => id)}::uuid[],
        ${mails.map(({ kind }) => kind)}::text[],
        ${mails.map(({ personId }) => personId)}::uuid[],
        ${mails.map(({ incidentId }) => incidentId)}::uuid[],
        ${mails.map(({ seq }) => seq)}::int[],
        ${mails.map(({ toAddress }) => toAddress)}::text[],
        ${mails.map(({ subject }) => subject)}::text[],
        ${mails.map(({ text }) => text)}::text[]
      ) as made (id, kind, person_id, incident_id, seq, to_address, subject, text)
      on conflict (id) do nothing`,
    'insert-mails',
  )
}

/** Which of these mails were written, whatever became of them. */
export async function listMailIds(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(tx, sql`select id from mail where id = any(${ids}::uuid[])`)
  return rows.map(({ id }) => id)
}

/**
 * Takes mails back that nobody has tried to send, with the timers that would (by their keys); answers the ids of those.
 * One that is leaving right now leaves.
 */
export async function withdrawMails(tx: Tx, mails: readonly { id: string; timerKey: string }[]): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    sql`with waiting as (
        select mail.id, timer.id as timer_id
        from unnest(${mails.map(({ id }) => id)}::uuid[], ${mails.map(({ timerKey }) => timerKey)}::text[])
          as asked (id, timer_key)
        join mail on mail.id = asked.id and mail.state = 'waiting' and mail.last_error is null
        join timer on timer.key = asked.timer_key and timer.state = 'armed'
        for update of timer skip locked
      ), cancelled as (
        update timer set state = 'cancelled' from waiting where timer.id = waiting.timer_id
      )
      delete from mail using waiting where mail.id = waiting.id returning mail.id`,
    'withdraw-mails',
  )
  return rows.map(({ id }) => id)
}

/** A mail as it is about to be sent, with its reader as they are now. */
export interface StoredMail {
  id: string
  kind: MailKind
  incident: { id: string; number: number } | null
  subject: string
  text: string
  state: 'waiting' | 'sent' | 'failed'
  lastError: string | null
  createdAt: Date
  /** Null when they were removed from the organisation, or no longer want what it brings. */
  reader: { id: string; name: string; email: string; role: OrganisationRole } | null
}

export async function findMail(id: string): Promise<StoredMail | undefined> {
  const [row] = await query<StoredMail>(
    sql`select mail.id, mail.kind, mail.subject, mail.text,
        case when incident.id is not null then jsonb_build_object('id', incident.id, 'number', incident.number) end
          as incident, mail.state, mail.last_error as "lastError", mail.created_at as "createdAt",
        case when subscriber.person_id is not null or (mail.kind = 'digest' and person.takes_digest)
            or (mail.kind = 'shift' and person.takes_shift_mail)
            or (mail.kind not in ('update', 'digest', 'shift') and person.id is not null) then
          jsonb_build_object('id', person.id, 'name', person.name, 'email', person.email, 'role', person.role)
        end as reader
      from mail
      left join incident on incident.id = mail.incident_id
      left join person on person.id = mail.person_id and person.removed_at is null
      left join incident_subscriber subscriber
        on subscriber.incident_id = mail.incident_id and subscriber.person_id = person.id
      where mail.id = ${id}`,
    'find-mail',
  )
  return row
}

export async function markSent(id: string, toAddress: string, at: Date): Promise<void> {
  await query(
    sql`update mail set state = 'sent', sent_at = ${at}, to_address = ${toAddress}, last_error = null where id = ${id}`,
  )
}

export async function markFailed(id: string, error: string): Promise<void> {
  await query(sql`update mail set state = 'failed', last_error = ${error} where id = ${id}`)
}

export async function noteAttempt(id: string, error: string): Promise<void> {
  await query(sql`update mail set last_error = ${error} where id = ${id}`)
}

export async function deleteMail(id: string): Promise<void> {
  await query(sql`delete from mail where id = ${id}`)
}

/** Keeps that there was a mail and how it went, and not what it said. */
export async function emptyMail(id: string): Promise<void> {
  await query(sql`update mail set subject = '', text = '' where id = ${id}`)
}

/** How the mails of one update went. */
export interface MailCounts {
  seq: number
  all: number
  sent: number
  failed: { name: string; error: string }[]
}

/** Of an incident that the caller has found visible. */
export const countMails = (tx: Tx, incidentId: string, seqs: number[]): Promise<MailCounts[]> =>
  rowsOf<MailCounts>(
    tx,
    sql`select mail.seq, count(*)::int as all, (count(*) filter (where mail.state = 'sent'))::int as sent,
        coalesce(jsonb_agg(jsonb_build_object('name', coalesce(person.name, mail.to_address), 'error', mail.last_error)
          order by person.name) filter (where mail.state = 'failed'), '[]') as failed
      from mail left join person on person.id = mail.person_id
      where mail.incident_id = ${incidentId} and mail.seq = any(${seqs}::int[]) group by mail.seq`,
  )

/** How mail does as a whole, without a word of any. */
export interface MailTraffic {
  waiting: number
  sent: number
  failed: number
  lastSentAt: Date | null
  lastError: string | null
}

export async function readTraffic(since: Date): Promise<MailTraffic> {
  const [row] = await query<MailTraffic>(
    sql`select (count(*) filter (where state = 'waiting'))::int as waiting,
        (count(*) filter (where state = 'sent'))::int as sent, (count(*) filter (where state = 'failed'))::int as failed,
        max(sent_at) as "lastSentAt",
        (array_agg(last_error order by created_at desc) filter (where last_error is not null))[1] as "lastError"
      from mail where created_at >= ${since}`,
  )
  return row ?? { waiting: 0, sent: 0, failed: 0, lastSentAt: null, lastError: null }
}

/** Somebody who is written to; whether they may still see the incident is asked apart. */
export interface MailReader {
  id: string
  name: string
  email: string
  role: OrganisationRole
  takesDrills: boolean
}

export const readMailReaders = (tx: Tx, personIds: string[]): Promise<MailReader[]> =>
  rowsOf<MailReader>(
    tx,
    sql`select id, name, email, role, takes_drills as "takesDrills" from person
      where id = any(${personIds}::uuid[]) and removed_at is null order by name, id`,
  )
