import type { z } from 'zod'
import { type JsonSchema, jsonSchemaOf } from '@/lib/server/openapi/json-schema'

export const TAGS = {
  Incidents: 'Declare and read incidents, their logs and their rooms.',
  Commands: 'Everything that can be done to an incident. All have one form; their inputs differ.',
  Finding: 'Search, and what concerns you.',
  History: 'The incidents of all time, and what they teach.',
  Catalogue: 'Services, and the teams that own them.',
  Drills: 'Practice runs, and the scenarios they play.',
  'On call': 'Who is on call when, and how they are paged: rotas, overrides, swaps, calendars, policies.',
  People: 'Who is in the organisation.',
  Account: 'Your own account, sessions and tokens.',
  Integrations: 'Alerts that come in by themselves.',
  Settings: 'What admins set for everybody: the procedure, the channels, the mail.',
} as const

export type Tag = keyof typeof TAGS

/**
 * What a caller needs: nothing, a token of this scope (or a session of somebody with the role), for what is their own
 * any credential that may write, or a session.
 */
export type Access = 'open' | 'read' | 'own' | 'respond' | 'admin' | 'session'

export interface Answer {
  description: string
  /** Nothing for an answer without a body. */
  schema?: JsonSchema
  /** JSON, unless it says otherwise. */
  mediaType?: string
}

export interface Body {
  schema: JsonSchema
  example?: unknown
  /** JSON, unless it says otherwise. */
  mediaType?: string
  isOptional?: boolean
}

interface Details {
  id?: string
  description?: string
  query?: z.ZodType
  body?: Body
  answers: Record<number, Answer>
}

/** One method of one path, as the document and its page show it. */
export interface Operation extends Details {
  id: string
  method: string
  path: string
  tag: Tag
  access: Access
  summary: string
}

/** Describes an operation: `GET /services/{id}` is under /api/v1. */
export function operation(line: string, tag: Tag, access: Access, summary: string, details: Details): Operation {
  const [method = '', path = ''] = line.split(' ')
  const words = path
    .split(/[^a-zA-Z]+/)
    .filter((word) => word && !['id', 'idOrKey', 'key', 'attachmentId'].includes(word))
  const id = [method, ...words].join('-').toLowerCase()
  // A list and one of its items differ only in the parameter.
  const suffix = /\}$/.test(path) ? '-item' : ''
  const prefix = /^\/(api|v2|generic)\//.test(path) ? '' : '/api/v1'
  return {
    id: `${id}${suffix}`,
    method: method.toLowerCase(),
    path: `${prefix}${path}`,
    tag,
    access,
    summary,
    ...details,
  }
}

export const bodyOf = (schema: z.ZodType, example?: unknown): Body => ({
  schema: jsonSchemaOf(schema, 'input'),
  ...(example === undefined ? {} : { example }),
})

export const ok = (
  schema: JsonSchema,
  description = 'What was asked for.',
  mediaType?: string,
): Record<number, Answer> => ({
  200: { description, schema, ...(mediaType ? { mediaType } : {}) },
})

export const made = (schema: JsonSchema, description = 'What now exists.'): Record<number, Answer> => ({
  201: { description, schema },
})

/** For what is sent with an id of the caller's: a retry makes nothing twice. */
export const madeOnce = (schema: JsonSchema): Record<number, Answer> => ({
  ...made(schema),
  ...ok(schema, 'It was there: the same was sent before, with this id.'),
})

export const done: Record<number, Answer> = { 204: { description: 'Done.' } }

/** Bytes of any kind. */
export const BINARY = { schema: { type: 'string', format: 'binary' }, mediaType: 'application/octet-stream' } as const
