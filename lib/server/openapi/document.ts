import type { z } from 'zod'
import { type ErrorCode, statusOfError } from '@/lib/domain/errors'
import { RATE_LIMITS } from '@/lib/server/http/rate-limit'
import { actionOperations } from '@/lib/server/openapi/action-operations'
import { alertOperations } from '@/lib/server/openapi/alert-operations'
import { answerSchemas } from '@/lib/server/openapi/answer-schemas'
import { attachmentOperations } from '@/lib/server/openapi/attachment-operations'
import { catalogueOperations } from '@/lib/server/openapi/catalogue-operations'
import { changeOperations } from '@/lib/server/openapi/change-operations'
import { channelOperations } from '@/lib/server/openapi/channel-operations'
import { commandOperations } from '@/lib/server/openapi/command-operations'
import { commentOperations } from '@/lib/server/openapi/comment-operations'
import { digestOperations } from '@/lib/server/openapi/digest-operations'
import { drillOperations } from '@/lib/server/openapi/drill-operations'
import { historyOperations } from '@/lib/server/openapi/history-operations'
import { importOperations } from '@/lib/server/openapi/import-operations'
import { findingOperations, incidentOperations } from '@/lib/server/openapi/incident-operations'
import { integrationOperations } from '@/lib/server/openapi/integration-operations'
import { type JsonSchema, jsonSchemaOf, listOf, objectOf, refTo } from '@/lib/server/openapi/json-schema'
import { mailOperations, updateOperations } from '@/lib/server/openapi/mail-operations'
import { metricOperations } from '@/lib/server/openapi/metric-operations'
import { onCallOperations } from '@/lib/server/openapi/on-call-operations'
import { type Access, type Operation, TAGS } from '@/lib/server/openapi/operation'
import { pagingOperations } from '@/lib/server/openapi/paging-operations'
import { accountOperations, peopleOperations } from '@/lib/server/openapi/people-operations'
import { postmortemOperations } from '@/lib/server/openapi/postmortem-operations'
import { preventionOperations } from '@/lib/server/openapi/prevention-operations'
import { reviewOperations } from '@/lib/server/openapi/review-operations'
import { rotaOperations } from '@/lib/server/openapi/rota-operations'
import { sampleOf } from '@/lib/server/openapi/sample'
import { settingsOperations } from '@/lib/server/openapi/settings-operations'
import { similarOperations } from '@/lib/server/openapi/similar-operations'

/** Everything the API can do, in the order it is shown. */
export const operations: readonly Operation[] = [
  ...incidentOperations,
  ...attachmentOperations,
  ...updateOperations,
  ...similarOperations,
  ...digestOperations,
  ...commandOperations,
  ...reviewOperations,
  ...postmortemOperations,
  ...commentOperations,
  ...findingOperations,
  ...historyOperations,
  ...metricOperations,
  ...mailOperations,
  ...catalogueOperations,
  ...actionOperations,
  ...preventionOperations,
  ...pagingOperations,
  ...settingsOperations,
  ...drillOperations,
  ...rotaOperations,
  ...peopleOperations,
  ...accountOperations,
  ...channelOperations,
  ...importOperations,
  ...onCallOperations,
  ...integrationOperations,
  ...alertOperations,
  ...changeOperations,
]

/** When each error is answered, in one sentence. */
export const ERROR_MEANING = {
  invalid_input: 'Something sent is not as the schema says; `details.fields` names it.',
  unauthenticated: 'No credential, or one that is no longer valid.',
  forbidden: 'The credential may not do this.',
  not_found: 'It does not exist, or not for you: the two look the same.',
  rule_refused: 'A rule says no; the message says which, `details.rule` is its id.',
  command_id_reused: 'The commandId was used for another command.',
  conflict: 'It cannot be done as things stand.',
  too_large: 'The body is larger than allowed.',
  rate_limited: 'Too many requests; `Retry-After` says when to go on.',
  unavailable: 'The database is away, or too much comes at once. Try again after `Retry-After`, with the same id.',
} satisfies Record<ErrorCode, string>

export const ACCESS_MEANING = {
  open: 'No credential.',
  read: 'Anybody signed in, or a token of any scope.',
  own: 'Anybody signed in, or a token that may do more than read.',
  respond: 'A responder or admin, or a token of the scope respond or admin.',
  admin: 'An admin, or an admin’s token of the scope admin.',
  session: 'A session of the browser; tokens have none.',
} satisfies Record<Access, string>

const { read, write } = RATE_LIMITS

export const INTRODUCTION = [
  'Everything the screens do goes through this API. Send and receive JSON; unknown fields are refused by name.',
  'A command carries a `commandId`, a UUID that you make. If you do not learn the outcome (a timeout, a 503), send the ' +
    'same command with the same id again: it happens once.',
  'Instants are ISO 8601 in UTC. Incidents are named by id or by key (`INC-42`), rotas too.',
  `A credential may make ${write.requests} changes and ${read.requests} reads in ${read.seconds} seconds; beyond that the answer is 429 with \`Retry-After\`.`,
]

const errorSchema: JsonSchema = objectOf({
  error: {
    type: 'object',
    required: ['code', 'message', 'requestId'],
    properties: {
      code: { type: 'string', enum: [...Object.keys(statusOfError), 'internal'] },
      message: { type: 'string', description: 'A sentence for a person.' },
      requestId: { type: 'string', description: 'Stands in the log of the server, and in the header X-Request-Id.' },
      details: {
        type: 'object',
        properties: {
          fields: listOf(objectOf({ path: { type: 'string' }, message: { type: 'string' } })),
          rule: { type: 'string' },
          retryAfterSeconds: { type: 'number' },
          current: { description: 'Of a `conflict`: what it is now, when it was changed since it was read.' },
        },
      },
    },
  },
})

/** The API as an OpenAPI 3.1 document, from the schemas that parse what comes in. */
export function openApiDocument(serverUrl: string) {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    const path = paths[operation.path] ?? {}
    paths[operation.path] = { ...path, [operation.method]: operationObject(operation) }
  }
  const schemas = Object.entries(answerSchemas).map(([name, schema]) => [name, jsonSchemaOf(schema, 'output')])
  return {
    openapi: '3.1.0',
    info: { title: 'Evenkeel', version: '1', description: INTRODUCTION.join('\n\n'), license: { name: 'Apache-2.0' } },
    servers: [{ url: serverUrl }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: { ...Object.fromEntries(schemas), Error: errorSchema },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'An API token, made under Settings → Tokens.' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'session',
          description: 'The session of a browser. The name of the cookie differs with each installation.',
        },
      },
    },
  }
}

function operationObject({ id, tag, summary, description, access, path, query, body, answers }: Operation): object {
  const security = { open: [], session: [{ session: [] }] }
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: [description, `Needs: ${ACCESS_MEANING[access]}`].filter(Boolean).join('\n\n'),
    security: access === 'open' || access === 'session' ? security[access] : [{ token: [] }, { session: [] }],
    parameters: [...pathParameters(path), ...(query ? queryParameters(query) : [])],
    ...(body ? { requestBody: { required: !body.isOptional, content: bodyContent(body) } } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [
          status,
          {
            description: answer.description,
            ...(answer.schema ? { content: contentOf(answer.mediaType, answer.schema) } : {}),
          },
        ]),
      ),
      default: { description: 'Refused; `error.code` says why.', content: contentOf(undefined, refTo('Error')) },
    },
  }
}

/** What a body looks like: the example given, or one made from its schema. */
export const exampleOfBody = (body: NonNullable<Operation['body']>): unknown => body.example ?? sampleOf(body.schema)

const bodyContent = (body: NonNullable<Operation['body']>) =>
  contentOf(body.mediaType, body.schema, body.mediaType ? undefined : exampleOfBody(body))

const contentOf = (mediaType = 'application/json', schema: JsonSchema, example?: unknown) => ({
  [mediaType]: { schema, ...(example === undefined ? {} : { example }) },
})

export const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: pathSchema(path, name),
    ...(name === 'idOrKey' ? { example: 'INC-42' } : {}),
  }))

function pathSchema(path: string, name: string): JsonSchema {
  // Rotas are named by id or by key, as incidents are.
  if (name === 'id' && path.startsWith('/api/v1/rotas/')) return { type: 'string', description: 'Its id or its key.' }
  return /^id$|Id$/.test(name) ? { type: 'string', format: 'uuid' } : { type: 'string' }
}

/** What a query string takes; of a list, the values it may hold. */
export function queryParameters(query: z.ZodType) {
  const { properties = {}, required = [] } = jsonSchemaOf(query, 'input')
  const parsed = jsonSchemaOf(query, 'output').properties ?? {}
  return Object.entries(properties).map(([name, sent]) => {
    const schema = parsed[name]?.type === 'array' ? parsed[name] : sent
    return { name, in: 'query', required: required.includes(name), schema }
  })
}
