import type { Ref } from '@/lib/domain/incident/values'
import type { FeedView } from '@/lib/domain/on-call/rota-view'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

export interface FeedRow {
  id: string
  kind: FeedView['kind']
  subject: Ref
  createdAt: Date
  lastReadAt: Date | null
}

const subject = sql`case kind
  when 'person' then (select json_build_object('id', id, 'name', name) from person where id = subject_id)
  when 'rota' then (select json_build_object('id', id, 'name', name) from rota where id = subject_id)
  else (select json_build_object('id', id, 'name', name) from team where id = subject_id) end`

/** Calendars of somebody whose addresses still work, the newest first. */
export const listFeedRows = (tx: Tx, personId: string): Promise<FeedRow[]> =>
  rowsOf<FeedRow>(
    tx,
    sql`select id, kind, coalesce(${subject}, json_build_object('id', subject_id, 'name', '')) as subject,
        created_at as "createdAt", last_read_at as "lastReadAt"
      from calendar_feed where person_id = ${personId} and revoked_at is null order by created_at desc, id`,
  )

export interface NewFeedRow {
  id: string
  personId: string
  kind: FeedView['kind']
  subjectId: string
  hash: Buffer
  at: Date
}

/** Adds a calendar of somebody who is still here; false when they were removed meanwhile. */
export async function addFeed(tx: Tx, { id, personId, kind, subjectId, hash, at }: NewFeedRow): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`insert into calendar_feed (id, person_id, kind, subject_id, token_hash, created_at)
      select ${id}, id, ${kind}, ${subjectId}, ${hash}, ${at}
      from person where id = ${personId} and removed_at is null for share
      returning id`,
  )
  return rows.length > 0
}

/** Ends the address of a calendar of somebody. Answers whether there was one. */
export async function revokeFeed(tx: Tx, id: string, personId: string, at: Date): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`update calendar_feed set revoked_at = ${at}
      where id = ${id} and person_id = ${personId} and revoked_at is null returning id`,
  )
  return rows.length > 0
}

/** Ends every address of somebody: whoever comes back makes new ones. */
export async function revokeFeedsOf(tx: Tx, personId: string, at: Date): Promise<void> {
  await rowsOf(
    tx,
    sql`update calendar_feed set revoked_at = ${at} where person_id = ${personId} and revoked_at is null`,
  )
}

/** A calendar as its secret address finds it. */
export interface LiveFeedRow extends Omit<FeedRow, 'createdAt'> {
  personId: string
}

/** A calendar by its secret address; null once it was revoked, or whose it is was removed. */
export async function findLiveFeed(hash: Buffer): Promise<LiveFeedRow | null> {
  const [row] = await query<LiveFeedRow>(
    sql`select feed.id, feed.person_id as "personId", feed.kind, feed.last_read_at as "lastReadAt",
        coalesce(${subject}, json_build_object('id', subject_id, 'name', '')) as subject
      from calendar_feed feed join person on person.id = feed.person_id
      where feed.token_hash = ${hash} and feed.revoked_at is null and person.removed_at is null`,
    'find-live-feed',
  )
  return row ?? null
}

export async function touchFeed(id: string, at: Date): Promise<void> {
  await query(
    sql`update calendar_feed set last_read_at = ${at} where id = ${id} and (last_read_at is null or last_read_at < ${at})`,
  )
}
