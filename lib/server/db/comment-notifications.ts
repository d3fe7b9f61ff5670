import { randomUUID } from 'node:crypto'
import type { OrganisationRole } from '@/lib/domain/actor'
import { canView } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { Ref } from '@/lib/domain/incident/values'
import type { CommentView, ThreadView } from '@/lib/domain/postmortem/comment'
import { excerpt } from '@/lib/domain/text'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'
import type { PersonNotification } from '@/lib/server/notifications'

interface Written {
  incident: IncidentState
  /** As it is with the comment. */
  thread: ThreadView
  comment: CommentView
  by: Ref
  at: Date
}

/**
 * Tells whom a comment mentions, and who wrote in its thread before. Everybody is told of a comment once, and only if
 * they may see the incident; a drill calls nobody who did not agree to it, unless they came by themselves.
 */
export async function saveCommentNotifications(tx: Tx, written: Written): Promise<PersonNotification[]> {
  const { incident, thread, comment, by, at } = written
  const mentioned = new Set(comment.mentions.map(({ id }) => id))
  const ids = new Set([...mentioned, ...thread.comments.map((one) => one.by.id)])
  ids.delete(by.id)
  if (ids.size === 0) return []
  const here = incident.participants.items.map(({ id }) => id)
  const people = await rowsOf<{ id: string; name: string; role: OrganisationRole }>(
    tx,
    sql`select id, name, role from person where id = any(${[...ids]}::uuid[]) and removed_at is null
      and (${incident.kind !== 'drill'} or takes_drills or id = any(${here}::uuid[]))`,
  )
  const told = people
    .filter((person) => canView({ ...person, kind: 'person', scope: 'admin' }, incident))
    .map(({ id: personId }) => ({ personId, id: randomUUID(), kind: mentioned.has(personId) ? 'mention' : 'comment' }))
  const saved = await rowsOf<{ id: string }>(
    tx,
    sql`insert into notification (id, person_id, kind, incident_id, comment_id, by_id, by_name, created_at)
      select id, person_id, kind, ${incident.id}::uuid, ${comment.id}::uuid, ${by.id}, ${by.name}, ${at}::timestamptz
        from unnest(
          ${told.map(({ id }) => id)}::uuid[],
          ${told.map(({ personId }) => personId)}::uuid[],
          ${told.map(({ kind }) => kind)}::text[]) as told (id, person_id, kind)
      on conflict (person_id, comment_id) do nothing returning id`,
  )
  const isNew = new Set(saved.map(({ id }) => id))
  return told
    .filter(({ id }) => isNew.has(id))
    .map(({ personId, id, kind }) => ({
      personId,
      notification: {
        id,
        kind: kind === 'mention' ? 'mention' : 'comment',
        incidentId: incident.id,
        incidentKey: incident.key,
        incidentTitle: incident.title,
        entryId: null,
        threadId: thread.id,
        by,
        text: excerpt(comment.text),
        createdAt: at.toISOString(),
        readAt: null,
      },
    }))
}
