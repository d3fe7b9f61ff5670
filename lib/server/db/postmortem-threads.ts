import type { Ref } from '@/lib/domain/incident/values'
import type { Anchor } from '@/lib/domain/postmortem/anchor'
import type { CommentView, CommentWords, NewComment, NewThread, ThreadView } from '@/lib/domain/postmortem/comment'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

interface ThreadRow {
  id: string
  anchor: Anchor | null
  quote: string
  createdBy: string
  createdAt: Date
  resolvedBy: string | null
  resolvedAt: Date | null
}

interface CommentRow {
  id: string
  threadId: string
  personId: string
  text: string
  mentions: string[]
  createdAt: Date
  editedAt: Date | null
}

/** Changes of the threads of an incident follow each other, so that they can be counted. Waits for nothing else. */
export const lockThreads = (tx: Tx, incidentId: string): Promise<unknown> =>
  rowsOf(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`threads ${incidentId}`}, 0))`)

/** The threads of an incident, in the order they were begun. */
export const readThreads = (tx: Tx, incidentId: string): Promise<ThreadView[]> =>
  threadsWhere(tx, sql`incident_id = ${incidentId}`)

export const findThread = async (tx: Tx, incidentId: string, id: string): Promise<ThreadView | null> =>
  (await threadsWhere(tx, sql`incident_id = ${incidentId} and id = ${id}`))[0] ?? null

/** The thread that a comment is in. */
export const findThreadOfComment = async (tx: Tx, incidentId: string, commentId: string): Promise<ThreadView | null> =>
  (
    await threadsWhere(
      tx,
      sql`incident_id = ${incidentId} and id = (select thread_id from postmortem_comment where id = ${commentId})`,
    )
  )[0] ?? null

async function threadsWhere(tx: Tx, condition: Sql): Promise<ThreadView[]> {
  const threads = await rowsOf<ThreadRow>(
    tx,
    sql`select id, anchor, quote, created_by as "createdBy", created_at as "createdAt", resolved_by as "resolvedBy",
        resolved_at as "resolvedAt"
      from postmortem_thread where ${condition} order by created_at, id`,
  )
  if (threads.length === 0) return []
  const comments = await rowsOf<CommentRow>(
    tx,
    sql`select id, thread_id as "threadId", person_id as "personId", text, mentions, created_at as "createdAt",
        edited_at as "editedAt"
      from postmortem_comment where thread_id = any(${threads.map(({ id }) => id)}::uuid[]) order by created_at, id`,
  )
  const refOf = await namesOf(tx, [
    ...threads.flatMap(({ createdBy, resolvedBy }) => [createdBy, ...(resolvedBy ? [resolvedBy] : [])]),
    ...comments.flatMap(({ personId, mentions }) => [personId, ...mentions]),
  ])
  const inThread = Map.groupBy(comments, ({ threadId }) => threadId)
  return threads.map(({ id, anchor, quote, ...thread }) => ({
    id,
    anchor,
    quote,
    by: refOf(thread.createdBy),
    createdAt: thread.createdAt.toISOString(),
    resolved:
      thread.resolvedBy && thread.resolvedAt
        ? { by: refOf(thread.resolvedBy), at: thread.resolvedAt.toISOString() }
        : null,
    comments: (inThread.get(id) ?? []).map((comment) => viewOf(comment, refOf)),
  }))
}

const viewOf = ({ id, text, ...comment }: CommentRow, refOf: (id: string) => Ref): CommentView => ({
  id,
  by: refOf(comment.personId),
  text,
  mentions: comment.mentions.map(refOf),
  createdAt: comment.createdAt.toISOString(),
  editedAt: comment.editedAt?.toISOString() ?? null,
})

/** What people are called now; who was removed keeps their name. */
async function namesOf(tx: Tx, ids: string[]): Promise<(id: string) => Ref> {
  const found = await rowsOf<Ref>(tx, sql`select id, name from person where id = any(${[...new Set(ids)]}::uuid[])`)
  const names = new Map(found.map(({ id, name }) => [id, name]))
  return (id) => ({ id, name: names.get(id) ?? '' })
}

export async function countThreads(tx: Tx, incidentId: string): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    tx,
    sql`select count(*)::int as count from postmortem_thread where incident_id = ${incidentId}`,
  )
  return row?.count ?? 0
}

/** False when the id is taken. */
export async function insertThread(
  tx: Tx,
  incidentId: string,
  { id, anchor, quote }: Omit<NewThread, 'comment'>,
  by: string,
  at: Date,
): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`insert into postmortem_thread (id, incident_id, anchor, quote, created_by, created_at)
      values (${id}, ${incidentId}, ${anchor && JSON.stringify(anchor)}, ${quote}, ${by}, ${at})
      on conflict (id) do nothing returning id`,
  )
  return rows.length > 0
}

/** False when the id is taken. */
export async function insertComment(
  tx: Tx,
  place: { incidentId: string; threadId: string },
  { id, text, mentions }: NewComment,
  by: string,
  at: Date,
): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`insert into postmortem_comment (id, thread_id, incident_id, person_id, text, mentions, created_at)
      values (${id}, ${place.threadId}, ${place.incidentId}, ${by}, ${text}, ${mentions}::uuid[], ${at})
      on conflict (id) do nothing returning id`,
  )
  return rows.length > 0
}

export const updateComment = (tx: Tx, id: string, { text, mentions }: CommentWords, at: Date): Promise<unknown> =>
  rowsOf(
    tx,
    sql`update postmortem_comment set text = ${text}, mentions = ${mentions}::uuid[], edited_at = ${at} where id = ${id}`,
  )

/** Null opens it again. */
export const settleThread = (tx: Tx, id: string, by: { id: string; at: Date } | null): Promise<unknown> =>
  rowsOf(
    tx,
    sql`update postmortem_thread set resolved_by = ${by?.id ?? null}, resolved_at = ${by?.at ?? null} where id = ${id}`,
  )
