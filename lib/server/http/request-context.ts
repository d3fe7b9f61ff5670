import { randomUUID } from 'node:crypto'

/** Set by server.ts on every request, over whatever the client sent, so that access log and answer name the same id. */
export const INCOMING_REQUEST_ID = 'x-evenkeel-request-id'
/** Set by server.ts likewise: path and query, so that a page can lead back to itself after signing in. */
export const INCOMING_PATH = 'x-evenkeel-path'
/** Sent back with every answer of the API. */
export const REQUEST_ID_HEADER = 'x-request-id'

const idForm = /^[\w-]{8,64}$/

/** The id under which this request is logged. */
export function requestIdOf(request: Request): string {
  const given = request.headers.get(INCOMING_REQUEST_ID)
  return given && idForm.test(given) ? given : randomUUID()
}
