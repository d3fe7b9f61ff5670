import type { PersonActor } from '@/lib/domain/actor'
import { AppError, refuse } from '@/lib/domain/errors'
import type { IncidentState } from '@/lib/domain/incident/state'
import {
  type CommentView,
  type CommentWords,
  MAX_COMMENTS_OF_THREAD,
  MAX_THREADS,
  maySettle,
  mentionedPeople,
  type NewComment,
  type NewThread,
  type ThreadView,
  whyNoComment,
} from '@/lib/domain/postmortem/comment'
import { now } from '@/lib/server/clock'
import { saveCommentNotifications } from '@/lib/server/db/comment-notifications'
import { findPeople } from '@/lib/server/db/lookups'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import {
  countThreads,
  findThread,
  findThreadOfComment,
  insertComment,
  insertThread,
  lockThreads,
  settleThread,
  updateComment,
} from '@/lib/server/db/postmortem-threads'
import type { PersonNotification } from '@/lib/server/notifications'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'
import { notifyPeople } from '@/lib/server/realtime/publish'
import { tellDocument } from '@/lib/server/realtime/tell-document'

interface Outcome<Answer> {
  answer: Answer
  /** False for a retry, which answers what the first did and tells nobody again. */
  isNew: boolean
  notifications?: PersonNotification[]
}

/** Begins a conversation. A retry answers what the first did. */
export const startThread = (actor: PersonActor, idOrKey: string, { comment, ...thread }: NewThread) =>
  changeThreads(actor, idOrKey, async (tx, incident): Promise<Outcome<ThreadView>> => {
    requireCommenter(actor, incident)
    const known = await findThread(tx, incident.id, thread.id)
    if (known) return { answer: sameThread(known, actor, comment), isNew: false }
    await requireMentioned(tx, incident, comment)
    if ((await countThreads(tx, incident.id)) >= MAX_THREADS) {
      throw refuse('COMMENT-7', `A postmortem has at most ${MAX_THREADS} threads.`)
    }
    const at = now()
    if (!(await insertThread(tx, incident.id, thread, actor.id, at))) throw idTaken()
    return write(tx, { incident, threadId: thread.id, comment, by: actor, at })
  })

/** Answers in a thread. A retry answers what the first did. */
export const addComment = (actor: PersonActor, idOrKey: string, threadId: string, comment: NewComment) =>
  changeThreads(actor, idOrKey, async (tx, incident): Promise<Outcome<ThreadView>> => {
    requireCommenter(actor, incident)
    const thread = found(await findThread(tx, incident.id, threadId))
    const known = thread.comments.find(({ id }) => id === comment.id)
    if (known) {
      sameComment(known, actor, comment)
      return { answer: thread, isNew: false }
    }
    await requireMentioned(tx, incident, comment)
    if (thread.comments.length >= MAX_COMMENTS_OF_THREAD) {
      throw refuse('COMMENT-7', `A thread has at most ${MAX_COMMENTS_OF_THREAD} comments; begin another.`)
    }
    return write(tx, { incident, threadId, comment, by: actor, at: now() })
  })

/** Words one's own comment anew. Who is mentioned now and was not before is told. */
export const editComment = (actor: PersonActor, idOrKey: string, commentId: string, words: CommentWords) =>
  changeThreads(actor, idOrKey, async (tx, incident): Promise<Outcome<ThreadView>> => {
    const thread = found(await findThreadOfComment(tx, incident.id, commentId))
    const comment = commentOf(thread, commentId)
    requireCommenter(actor, incident)
    if (comment.by.id !== actor.id) {
      throw new AppError('forbidden', 'Only who wrote a comment may change it.', { rule: 'COMMENT-5' })
    }
    if (isSaying(comment, words)) return { answer: thread, isNew: false }
    const mentions = await requireMentioned(tx, incident, words)
    const at = now()
    await updateComment(tx, commentId, words, at)
    const answer = found(await findThread(tx, incident.id, thread.id))
    const wanted = mentions.filter(({ id }) => !comment.mentions.some((before) => before.id === id))
    const told = { ...commentOf(answer, commentId), mentions: wanted }
    const notifications = await saveCommentNotifications(tx, {
      incident,
      // Who takes part was told of it when it was written.
      thread: { ...answer, comments: [] },
      comment: told,
      by: refOf(actor),
      at,
    })
    return { answer, isNew: true, notifications }
  })

/** Says that a thread is settled, or opens it again. */
export const resolveThread = (actor: PersonActor, idOrKey: string, threadId: string, resolved: boolean) =>
  changeThreads(actor, idOrKey, async (tx, incident): Promise<Outcome<ThreadView>> => {
    const thread = found(await findThread(tx, incident.id, threadId))
    if (!maySettle(actor, thread)) {
      throw new AppError('forbidden', 'Responders and who began a thread may resolve it or open it again.', {
        rule: 'COMMENT-6',
      })
    }
    if ((thread.resolved !== null) === resolved) return { answer: thread, isNew: false }
    await settleThread(tx, threadId, resolved ? { id: actor.id, at: now() } : null)
    return { answer: found(await findThread(tx, incident.id, threadId)), isNew: true }
  })

/** Runs a change of the threads of an incident the actor may see, and tells of it once it is durable. */
async function changeThreads<Answer>(
  actor: PersonActor,
  idOrKey: string,
  work: (tx: Tx, incident: IncidentState) => Promise<Outcome<Answer>>,
): Promise<{ answer: Answer; isNew: boolean }> {
  const { id, outcome } = await withTransaction(async (tx) => {
    const stored = await requireIncident(tx, actor, idOrKey)
    await lockThreads(tx, stored.id)
    return { id: stored.id, outcome: await work(tx, await currentState(tx, stored)) }
  })
  const { answer, isNew, notifications = [] } = outcome
  if (isNew) tellDocument(id, 'threads')
  if (notifications.length > 0) notifyPeople(notifications)
  return { answer, isNew }
}

interface Writing {
  incident: IncidentState
  threadId: string
  comment: NewComment
  by: PersonActor
  at: Date
}

async function write(tx: Tx, { incident, threadId, comment, by, at }: Writing): Promise<Outcome<ThreadView>> {
  if (!(await insertComment(tx, { incidentId: incident.id, threadId }, comment, by.id, at))) throw idTaken()
  const thread = found(await findThread(tx, incident.id, threadId))
  const written = { incident, thread, comment: commentOf(thread, comment.id), by: refOf(by), at }
  return { answer: thread, isNew: true, notifications: await saveCommentNotifications(tx, written) }
}

function requireCommenter(actor: PersonActor, incident: IncidentState): void {
  const refusal = whyNoComment(actor, incident)
  if (refusal) throw refusal
}

const requireMentioned = async (tx: Tx, incident: IncidentState, { mentions }: CommentWords) =>
  mentionedPeople(incident, mentions, mentions.length === 0 ? [] : await findPeople(tx, mentions))

/** What a retry sends is what was sent first, unless it was edited since. */
function sameThread(known: ThreadView, actor: PersonActor, comment: NewComment): ThreadView {
  const first = known.comments.find(({ id }) => id === comment.id)
  if (!first) throw idTaken()
  sameComment(first, actor, comment)
  return known
}

function sameComment(known: CommentView, actor: PersonActor, sent: NewComment): void {
  if (known.by.id !== actor.id || (known.editedAt === null && !isSaying(known, sent))) throw idTaken()
}

const isSaying = (comment: CommentView, { text, mentions }: CommentWords): boolean =>
  comment.text === text && comment.mentions.map(({ id }) => id).join() === mentions.join()

function found<Value>(value: Value | null | undefined): Value {
  if (value) return value
  throw new AppError('not_found', 'There is no such thread or comment.')
}

const commentOf = ({ comments }: ThreadView, id: string): CommentView => found(comments.find((one) => one.id === id))

const refOf = ({ id, name }: PersonActor) => ({ id, name })

const idTaken = (): AppError =>
  new AppError('command_id_reused', 'This id was used for something else.', { rule: 'COMMENT-3' })
