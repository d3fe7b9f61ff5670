import type { PersonActor } from '@/lib/domain/actor'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import type { InAppNotification } from '@/lib/domain/realtime-protocol'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { asRow, type StoredRow } from '@/lib/server/db/timeline-rows'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'

export interface StoredNotification {
  id: string
  kind: InAppNotification['kind']
  incidentId: string
  number: number
  title: string
  entryId: string | null
  threadId: string | null
  /** The words of the comment it is about, as they read now. */
  comment: string | null
  byId: string
  byName: string
  createdAt: Date
  readAt: Date | null
  row: TimelineRow | null
}

/** A person's notifications, newest first, each with the row it is about as that reads now. */
export async function readNotifications(tx: Tx, actor: PersonActor, limit: number): Promise<StoredNotification[]> {
  const rows = await rowsOf<Omit<StoredNotification, 'row'> & { row: StoredRow | null }>(
    tx,
    sql`select told.id, told.kind, told.incident_id as "incidentId", incident.number, incident.title,
        told.entry_id as "entryId", comment.thread_id as "threadId", comment.text as comment, told.by_id as "byId", told.by_name as "byName", told.created_at as "createdAt",
        told.read_at as "readAt", entry.row
      from notification told join ${visibleIncidents(actor)} incident on incident.id = told.incident_id
      left join timeline_entry entry on entry.incident_id = told.incident_id and entry.seq = told.seq
      left join postmortem_comment comment on comment.id = told.comment_id
      where told.person_id = ${actor.id} order by told.created_at desc, told.id limit ${limit}`,
  )
  return rows.map((told) => ({ ...told, row: told.row && asRow(told.row) }))
}

/** What these people were told lately: the ids, for whoever passes it on and reads it as the person. */
export const listRecentNotifications = (
  personIds: string[],
  recentMs: number,
): Promise<{ id: string; personId: string }[]> =>
  query(
    sql`select id, person_id as "personId" from notification
      where person_id = any(${personIds}::uuid[]) and created_at > now() - ${recentMs} * interval '1 millisecond'`,
    'recent-notifications',
  )

export async function markNotificationsRead(tx: Tx, personId: string, ids: string[] | null, at: Date): Promise<void> {
  await rowsOf(
    tx,
    sql`update notification set read_at = ${at.toISOString()}
      where person_id = ${personId} and read_at is null and (${ids}::uuid[] is null or id = any(${ids}::uuid[]))`,
  )
}
