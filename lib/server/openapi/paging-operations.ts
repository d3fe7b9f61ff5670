import {
  acceptanceSchema,
  newPolicySchema,
  policyChangeSchema,
  refusalSchema,
} from '@/lib/domain/on-call/paging-inputs'
import { jsonSchemaOf, listOf, objectOf } from '@/lib/server/openapi/json-schema'
import { bodyOf, madeOnce, type Operation, ok, operation } from '@/lib/server/openapi/operation'
import {
  pageDetailSchema,
  pageSchema,
  policyDetailSchema,
  policySummarySchema,
} from '@/lib/server/openapi/paging-schemas'
import { policyQuerySchema } from '@/lib/server/queries/list-policies'

const policy = objectOf({ policy: jsonSchemaOf(policyDetailSchema, 'output') })
const page = ok(objectOf({ page: jsonSchemaOf(pageDetailSchema, 'output') }))
const pages = listOf(jsonSchemaOf(pageSchema, 'output'))

const steps = [
  { afterMinutes: 5, targets: [{ kind: 'rota', rotaId: '0b9a3c1e-4b1d-4f53-8a52-0d2c6e7f1a01', seat: 'primary' }] },
  { afterMinutes: 10, targets: [{ kind: 'team', teamId: '0b9a3c1e-4b1d-4f53-8a52-0d2c6e7f1a02' }] },
]

/** Who is asked to come, and what they say. Pages are asked by commands: `page-person`, `page-service`, `mobilise`. */
export const pagingOperations: Operation[] = [
  operation('GET /policies', 'On call', 'read', 'Lists escalation policies by name.', {
    query: policyQuerySchema,
    answers: ok(objectOf({ policies: listOf(jsonSchemaOf(policySummarySchema, 'output')) })),
  }),
  operation('POST /policies', 'On call', 'respond', 'Adds an escalation policy.', {
    description:
      'The `id` is yours to make; the same one again answers the one that is there. `afterMinutes` is how long a step waits ' +
      'for an answer. After the last round everybody of the owning team is asked, then the admins.',
    body: bodyOf(newPolicySchema, {
      id: '3f1c8f4e-5a0c-4a53-9d0e-0d5b8f6f2a12',
      name: 'Checkout',
      teamId: null,
      steps,
      repeat: 1,
      holdMinutes: 30,
    }),
    answers: madeOnce(policy),
  }),
  operation('GET /policies/{id}', 'On call', 'read', 'Reads a policy, and whom it would page now.', {
    answers: ok(policy),
  }),
  operation('PATCH /policies/{id}', 'On call', 'respond', 'Changes an escalation policy.', {
    description:
      'Only what is given changes; runs that are going on keep what they began with. When it was changed since `version`, ' +
      'the answer is `conflict`.',
    body: bodyOf(policyChangeSchema, { version: 1, repeat: 2 }),
    answers: ok(policy),
  }),
  operation(
    'GET /pages',
    'Finding',
    'read',
    'Lists your pages: those that wait for an answer, and those of the last day.',
    {
      answers: ok(objectOf({ toAnswer: pages, lately: pages })),
    },
  ),
  operation('GET /pages/{id}', 'Incidents', 'read', 'Reads a page, with every attempt to tell its person.', {
    answers: page,
  }),
  operation('POST /pages/{id}/acknowledge', 'Incidents', 'respond', 'Says that a page of your own is taken care of.', {
    description: 'Its escalation stops for as long as its policy says. Again the same changes nothing.',
    answers: page,
  }),
  operation('POST /pages/{id}/accept', 'Incidents', 'respond', 'Says when you will be there.', {
    body: bodyOf(acceptanceSchema, { etaMinutes: 10 }),
    answers: page,
  }),
  operation('POST /pages/{id}/decline', 'Incidents', 'respond', 'Says that you cannot come, and why.', {
    description: 'When nobody else of the step is left, the next one is asked at once.',
    body: bodyOf(refusalSchema, { reason: 'On a train without reception' }),
    answers: page,
  }),
  operation('POST /pages/{id}/seen', 'Incidents', 'respond', 'Says that a page of your own is on a screen.', {
    answers: page,
  }),
]
