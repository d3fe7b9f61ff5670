import { type AppError, isAppError } from '@/lib/domain/errors'
import { parse } from '@/lib/domain/parse'
import { excerpt } from '@/lib/domain/text'
import { hashSecret } from '@/lib/server/access/secrets'
import { receiveChanges } from '@/lib/server/changes/receive-changes'
import { now } from '@/lib/server/clock'
import { findReceiverByKey, noteError } from '@/lib/server/db/integrations'
import { parseJson, readBytes } from '@/lib/server/http/read-body'
import { textOf } from '@/lib/server/http/respond'
import { changeEventSchema } from '@/lib/server/integrations/events-v2/payload'
import { changeOfEvent } from '@/lib/server/integrations/events-v2/translate'
import { MAX_DELIVERY_BYTES, withinLoad } from '@/lib/server/integrations/intake-load'

const MAX_ERROR = 500

/** Takes a change event, and answers as the senders of this format expect. */
export async function handleChangeEvent(request: Request): Promise<Response> {
  return withinLoad(request.headers.get('content-length'), async () => {
    const bytes = await readBytes(request, MAX_DELIVERY_BYTES)
    const body = readObject(bytes)
    if (!body) return unrecognized()
    const key = request.headers.get('x-routing-key') ?? body.routing_key
    if (typeof key !== 'string' || key === '') return invalid(["'routing_key' is missing or blank"])
    const receiver = await findReceiverByKey('events-v2', hashSecret(key))
    if (!receiver) return invalid(["'routing_key' is invalid"])
    try {
      await receiveChanges(receiver, [changeOfEvent(parse(changeEventSchema, body))])
    } catch (error) {
      if (!isAppError(error) || error.code !== 'invalid_input') throw error
      await noteError(receiver.id, excerpt(error.message, MAX_ERROR), now())
      return invalid(problemsOf(error))
    }
    return Response.json({ status: 'success', message: 'Change event processed' }, { status: 202 })
  })
}

/** The body as an object; null for what is none. */
function readObject(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const value = parseJson(textOf(bytes))
    return isObject(value) ? value : null
  } catch (error) {
    if (isAppError(error) && error.code === 'invalid_input') return null
    throw error
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const problemsOf = ({ message, details }: AppError): string[] =>
  details.fields?.map((field) => `'${field.path}' ${field.message}`) ?? [message]

const invalid = (errors: string[]): Response =>
  Response.json({ status: 'invalid event', message: 'Event object is invalid', errors }, { status: 400 })

const unrecognized = (): Response =>
  Response.json(
    { status: 'Unrecognized object', message: 'Event object format is unrecognized', errors: ['JSON parse error'] },
    { status: 400 },
  )
