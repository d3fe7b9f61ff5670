import { z } from 'zod'
import { recordedActorSchema } from '@/lib/domain/actor'
import { refSchema } from '@/lib/domain/incident/values'
import { issueTokenSchema } from '@/lib/domain/postmortem/github-issues'
import {
  daySchema,
  newPreventionSchema,
  type Prevention,
  preventionKindSchema,
  preventionPatchSchema,
  preventionStateSchema,
} from '@/lib/domain/postmortem/prevention'
import { jsonSchemaOf, listOf, objectOf } from '@/lib/server/openapi/json-schema'
import { bodyOf, madeOnce, type Operation, ok, operation } from '@/lib/server/openapi/operation'
import { preventionQuerySchema } from '@/lib/server/queries/list-preventions'

const instant = z.iso.datetime()

const preventionSchema = z.object({
  id: z.guid(),
  incident: z.object({ id: z.guid(), key: z.string(), title: z.string() }),
  title: z.string(),
  kind: preventionKindSchema,
  state: preventionStateSchema,
  owner: refSchema.nullable(),
  dueOn: daySchema.nullable().describe('A day; it is overdue when that day is past in UTC.'),
  cardId: z.string().nullable().describe('The card of the postmortem it retires.'),
  mitigationId: z.string().nullable().describe('The crutch it was proposed from.'),
  evidence: z.object({ text: z.string(), url: z.string().nullable() }).nullable().describe('Of one that is done.'),
  declined: z
    .object({ reason: z.string(), askAgainOn: daySchema })
    .nullable()
    .describe('Of one that is declined: why, and the day it is asked again.'),
  issue: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('github'),
        url: z.string(),
        repository: z.string(),
        number: z.int(),
        state: z.enum(['open', 'closed']),
      }),
      z.object({ kind: z.literal('link'), url: z.string() }),
    ])
    .nullable(),
  issueRequest: z
    .object({ state: z.enum(['creating', 'failed']), repository: z.string(), problem: z.string().nullable() })
    .optional()
    .describe('An issue that is being made at GitHub, or why there is none.'),
  version: z.int().min(1).describe('Give it with a change.'),
  createdAt: instant,
  updatedAt: instant,
  doneAt: instant.nullable(),
}) satisfies z.ZodType<Omit<Prevention, 'issueRequest'>>

const changeSchema = z.object({
  version: z.int(),
  actor: recordedActorSchema,
  at: instant,
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
})

const prevention = jsonSchemaOf(preventionSchema, 'output')
const one = objectOf({ prevention })
const many = ok(objectOf({ preventions: listOf(prevention) }))
const trackerAnswer = ok(
  objectOf({ isTokenSet: { type: 'boolean' }, tokenIsFor: { type: ['string', 'null'] } }),
  'Whether a token is set for the address that is set; never the token.',
)

/** What incidents buy: owned, dated actions, and their issues at GitHub. */
export const preventionOperations: Operation[] = [
  operation('GET /incidents/{idOrKey}/preventions', 'Incidents', 'read', 'Lists what an incident buys.', {
    answers: many,
  }),
  operation('POST /incidents/{idOrKey}/preventions', 'Incidents', 'respond', 'Adds a prevention.', {
    description: 'The `id` is yours to make; the same one again answers the one that is there.',
    body: bodyOf(newPreventionSchema, {
      id: '3f1c8f4e-5a0c-4a53-9d0e-0d5b8f6f2a11',
      title: 'Slow-issuer canary before every EU rollout',
      kind: 'prevent',
      dueOn: '2026-12-02',
    }),
    answers: madeOnce(one),
  }),
  operation('GET /preventions', 'Finding', 'read', 'Lists preventions of all incidents, the first due first.', {
    query: preventionQuerySchema,
    answers: many,
  }),
  operation('GET /preventions/{id}', 'Incidents', 'read', 'Reads a prevention.', { answers: ok(one) }),
  operation('PATCH /preventions/{id}', 'Incidents', 'respond', 'Changes a prevention.', {
    description:
      'Only what is given changes. `done` needs evidence, `declined` a reason and a day to ask again. When it was changed ' +
      'since `version`, the answer is `conflict` with the present one in `details.current`.',
    body: bodyOf(preventionPatchSchema, {
      version: 3,
      state: 'done',
      evidence: { text: 'The canary caught a slow issuer', url: 'https://example.org/runs/118' },
    }),
    answers: ok(one),
  }),
  operation('GET /preventions/{id}/changes', 'Incidents', 'read', 'Lists its changes, the latest first.', {
    answers: ok(objectOf({ changes: listOf(jsonSchemaOf(changeSchema, 'output')) })),
  }),
  operation('POST /preventions/{id}/issue', 'Incidents', 'respond', 'Has an issue made for it at GitHub.', {
    description:
      'It is made a moment later, once: until then `issueRequest` says so. Of a private incident no issue is made.',
    answers: ok(one),
  }),
  operation('GET /preventions/tracker', 'Integrations', 'admin', 'Says whether a token for issues is set.', {
    answers: trackerAnswer,
  }),
  operation('PUT /preventions/tracker', 'Integrations', 'admin', 'Gives the token for issues, or takes it away.', {
    description: 'It counts for the address that is set now; the rest is the setting `github-issues`.',
    body: bodyOf(issueTokenSchema, { token: 'github_pat_of_your_own' }),
    answers: trackerAnswer,
  }),
  operation('POST /preventions/tracker/check', 'Integrations', 'admin', 'Reads the repository that is set.', {
    answers: ok(objectOf({ isOk: { type: 'boolean' }, message: { type: 'string' } })),
  }),
]
