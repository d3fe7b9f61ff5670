import { z } from 'zod'
import { refSchema } from '@/lib/domain/incident/values'
import { anchorSchema } from '@/lib/domain/postmortem/anchor'
import {
  type CommentView,
  commentWordsSchema,
  newCommentSchema,
  newThreadSchema,
  type ThreadView,
  threadChangeSchema,
} from '@/lib/domain/postmortem/comment'
import { listOf, objectOf, refTo } from '@/lib/server/openapi/json-schema'
import { bodyOf, madeOnce, type Operation, ok, operation } from '@/lib/server/openapi/operation'

const instant = z.iso.datetime()

const commentSchema = z.object({
  id: z.guid(),
  by: refSchema,
  text: z.string(),
  mentions: z.array(refSchema),
  createdAt: instant,
  editedAt: instant.nullable(),
}) satisfies z.ZodType<CommentView>

export const threadSchema = z.object({
  id: z.guid(),
  anchor: anchorSchema
    .nullable()
    .describe('Where it is: a field, and relative positions of Yjs in base64. Null for the whole document.'),
  quote: z.string().describe('The words it was about when it was begun.'),
  by: refSchema,
  createdAt: instant,
  resolved: z.object({ by: refSchema, at: instant }).nullable(),
  comments: z.array(commentSchema),
}) satisfies z.ZodType<ThreadView>

const thread = objectOf({ thread: refTo('CommentThread') })
const WHO = 'Stakeholders may once a version is published. '
const words = { text: 'Which timeout do we mean here?', mentions: [] }
const comment = { id: '7d2f7c0e-6f0f-4c57-9c52-0d3d3c2f1a13', ...words }

export const commentOperations: Operation[] = [
  operation('GET /incidents/{idOrKey}/postmortem/threads', 'Incidents', 'read', 'Lists the comments on a postmortem.', {
    answers: ok(objectOf({ threads: listOf(refTo('CommentThread')) })),
  }),
  operation('POST /incidents/{idOrKey}/postmortem/threads', 'Incidents', 'own', 'Comments on a postmortem.', {
    description: `${WHO}Begins a thread. The ids are yours to make: a retry carries the same ones and answers 200.`,
    body: bodyOf(newThreadSchema, {
      id: '7d2f7c0e-6f0f-4c57-9c52-0d3d3c2f1a12',
      anchor: null,
      comment,
    }),
    answers: madeOnce(thread),
  }),
  operation(
    'PATCH /incidents/{idOrKey}/postmortem/threads/{id}',
    'Incidents',
    'own',
    'Resolves a thread of comments, or opens it again.',
    {
      description: 'For responders, and who began it.',
      body: bodyOf(threadChangeSchema, { resolved: true }),
      answers: ok(thread),
    },
  ),
  operation('POST /incidents/{idOrKey}/postmortem/threads/{id}/comments', 'Incidents', 'own', 'Answers in a thread.', {
    description: `${WHO}Mention only people who may see the incident. A retry carries the same id and answers 200.`,
    body: bodyOf(newCommentSchema, comment),
    answers: madeOnce(thread),
  }),
  operation('PATCH /incidents/{idOrKey}/postmortem/comments/{id}', 'Incidents', 'own', 'Words a comment anew.', {
    description: 'One’s own only.',
    body: bodyOf(commentWordsSchema, words),
    answers: ok(thread),
  }),
]
