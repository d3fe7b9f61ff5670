import type { z } from 'zod'
import { AppError, type ErrorCode, type ErrorDetails, isAppError, statusOfError } from '@/lib/domain/errors'
import { parse } from '@/lib/domain/parse'
import { asUnavailable } from '@/lib/server/db/unavailable'
import { loggedPath } from '@/lib/server/front/route-label'
import { parseJson, readBody, refuseCompressed, refuseProtoKey } from '@/lib/server/http/read-body'
import { REQUEST_ID_HEADER, requestIdOf } from '@/lib/server/http/request-context'
import { logger } from '@/lib/server/logger'

/** What every refused request answers. */
export interface ErrorAnswer {
  error: { code: ErrorCode | 'internal'; message: string; details?: ErrorDetails; requestId: string }
}

type Handler<Context> = (request: Request, context: Context) => Promise<unknown>

const MEGABYTE = 1_000_000
const RETRY_AFTER_OUTAGE_SECONDS = 2

/**
 * Makes a route handler of a function: its value becomes JSON (nothing becomes 204), its AppErrors become their status,
 * anything else is logged with the request's id and answered as `internal`. A Response is passed through.
 */
export const jsonRoute =
  <Context = unknown>(handler: Handler<Context>) =>
  async (request: Request, context: Context): Promise<Response> => {
    const requestId = requestIdOf(request)
    const answered = await answer(handler, request, context).catch((error) => refusal(error, request, requestId))
    // A copy, because the headers of a redirect cannot be changed.
    const response = new Response(answered.body, answered)
    response.headers.set(REQUEST_ID_HEADER, requestId)
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
    return response
  }

/** A 201 with the thing that now exists. */
export const created = (value: unknown): Response => Response.json(value, { status: 201 })

interface ReadOptions {
  /** Put before the paths of problems. */
  root?: string
  maxBytes?: number
}

/** Reads a JSON body of at most 1 MB and parses it. Whatever is wrong with it is an `invalid_input` or `too_large`. */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  { root = '', maxBytes = MEGABYTE }: ReadOptions = {},
): Promise<z.output<Schema>> {
  requireJson(request)
  const text = textOf(await readBody(request, maxBytes))
  return parse(schema, parseJson(text), root)
}

/** Reads the query string; a key given several times becomes a list, an unknown one is named. */
export function readQuery<Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> {
  const { searchParams } = new URL(request.url)
  const values: [string, string | string[]][] = [...new Set(searchParams.keys())].map((key) => {
    const all = searchParams.getAll(key)
    return [key, all.length === 1 ? (all[0] ?? '') : all]
  })
  const query = Object.fromEntries(values)
  refuseProtoKey(query)
  return parse(schema, query)
}

async function answer<Context>(handler: Handler<Context>, request: Request, context: Context): Promise<Response> {
  const value = await handler(request, context)
  if (value instanceof Response) return value
  return value === undefined ? new Response(null, { status: 204 }) : Response.json(value)
}

function refusal(error: unknown, request: Request, requestId: string): Response {
  // Next steers by throwing: redirects and "not found" are not failures of ours.
  if (isNextControlFlow(error)) throw error
  const known = isAppError(error) ? error : asUnavailable(error)
  if (!known) {
    logger.error({ err: error, requestId, method: request.method, path: pathOf(request) }, 'A request failed')
    const message = `Something went wrong on our side. If it happens again, tell your administrator this id: ${requestId}`
    return Response.json({ error: { code: 'internal', message, requestId } } satisfies ErrorAnswer, { status: 500 })
  }
  if (known.code === 'unavailable') logger.warn({ err: error, requestId, path: pathOf(request) }, 'Not available')
  const { code, message, details } = known
  const body = { error: { code, message, ...(Object.keys(details).length > 0 ? { details } : {}), requestId } }
  return Response.json(body satisfies ErrorAnswer, { status: statusOfError[code], headers: headersOf(known) })
}

function headersOf({ code, details }: AppError): Record<string, string> {
  if (code === 'unauthenticated') return { 'www-authenticate': 'Bearer' }
  const seconds = details.retryAfterSeconds ?? (code === 'unavailable' ? RETRY_AFTER_OUTAGE_SECONDS : undefined)
  return seconds === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(seconds))) }
}

const isNextControlFlow = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'digest' in error && String(error.digest).startsWith('NEXT_')

/** As the access log shows it: some paths carry a key. */
const pathOf = (request: Request): string =>
  URL.canParse(request.url) ? loggedPath(new URL(request.url).pathname) : ''

/** Throws `invalid_input` unless the body is said to be JSON as it stands. */
export function requireJson(request: Request): void {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';')
  if (!/^application\/(?:[\w.-]+\+)?json$/i.test(type.trim())) {
    throw new AppError('invalid_input', 'Send the body as content-type application/json')
  }
  refuseCompressed(request)
}

/** Throws `invalid_input` for bytes that are no text. */
export function textOf(body: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new AppError('invalid_input', 'The body is not valid UTF-8')
  }
}
