import { storableText } from '@/lib/domain/alert/storable'
import { AppError, isAppError } from '@/lib/domain/errors'
import type { Receiver } from '@/lib/server/db/integrations'
import type { Identifier } from '@/lib/server/db/opsgenie-alerts'
import { requestIdOf } from '@/lib/server/http/request-context'
import { withinLoad } from '@/lib/server/integrations/intake-load'
import { act, changeField, deleteAlert, takeAway } from '@/lib/server/integrations/opsgenie/act'
import { accepted, answered, opsgenieRefusal } from '@/lib/server/integrations/opsgenie/answers'
import { isAction, isChange } from '@/lib/server/integrations/opsgenie/payload'
import { readAlert, readCount, readList, readNotes, readRequest } from '@/lib/server/integrations/opsgenie/read'
import { createAlert, readBodyOrNothing, requireGenie } from '@/lib/server/integrations/opsgenie/receive'
import { vendorRoute } from '@/lib/server/integrations/vendor-answer'

type Work = (receiver: Receiver, request: Request, since: number) => Promise<Response>

/** A route of the Alert API: the key first, then the work; wrong fields are 422 there. */
const genieRoute = (work: Work) =>
  vendorRoute(
    (request) =>
      withinLoad(lengthOf(request), async () => {
        const since = performance.now()
        const receiver = await requireGenie(request)
        try {
          return await work(receiver, request, since)
        } catch (error) {
          const isFields = isAppError(error) && error.code === 'invalid_input' && error.details.fields
          if (!isFields) throw error
          return Response.json(opsgenieRefusal({ status: 422, error, requestId: requestIdOf(request) }), {
            status: 422,
          })
        }
      }),
    opsgenieRefusal,
  )

/** Who only asks, or takes away, sends no body and says no length: that is nothing, and not as much as there may be. */
const lengthOf = ({ method, headers }: Request): string | null =>
  method === 'GET' || method === 'DELETE' ? '0' : headers.get('content-length')

/** The parts of the path behind `/v2/alerts/`, as they were meant, and as they would be kept. */
function segmentsOf(request: Request): string[] {
  try {
    return new URL(request.url).pathname
      .split('/')
      .slice(3)
      .map((part) => storableText(decodeURIComponent(part)))
  } catch {
    throw new AppError('not_found', 'No such path')
  }
}

function identifierOf(request: Request): Identifier {
  const [value = ''] = segmentsOf(request)
  const type = new URL(request.url).searchParams.get('identifierType') ?? 'id'
  if (type === 'id' || type === 'alias' || type === 'tiny') return { type, value }
  const fields = [{ path: 'identifierType', message: 'should be one of id, alias, tiny' }]
  throw new AppError('invalid_input', 'identifierType is wrong', { fields })
}

const listIn = (request: Request, name: string): string[] =>
  storableText(new URL(request.url).searchParams.get(name) ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)

const nothingHere = () => new AppError('not_found', 'No such path')

export const createRoute = genieRoute(async (receiver, request, since) =>
  accepted(await createAlert(receiver, await readBodyOrNothing(request)), since),
)

export const listRoute = genieRoute(async (receiver, request, since) =>
  answered({ data: await readList(receiver, new URL(request.url)) }, since),
)

export const countRoute = genieRoute(async (receiver, request, since) =>
  answered({ data: { count: await readCount(receiver, new URL(request.url)) } }, since),
)

export const requestRoute = genieRoute(async (receiver, request, since) =>
  answered({ data: await readRequest(receiver, segmentsOf(request)[1] ?? '') }, since),
)

export const getRoute = genieRoute(async (receiver, request, since) =>
  answered({ data: await readAlert(receiver, identifierOf(request)) }, since),
)

export const deleteRoute = genieRoute(async (receiver, request, since) =>
  accepted(await deleteAlert(receiver, identifierOf(request)), since),
)

export const actionRoute = genieRoute(async (receiver, request, since) => {
  const name = segmentsOf(request)[1] ?? ''
  if (!isAction(name)) throw nothingHere()
  return accepted(await act(receiver, name, identifierOf(request), await readBodyOrNothing(request)), since)
})

export const changeRoute = genieRoute(async (receiver, request, since) => {
  const name = segmentsOf(request)[1] ?? ''
  if (!isChange(name)) throw nothingHere()
  return accepted(await changeField(receiver, name, identifierOf(request), await readBodyOrNothing(request)), since)
})

export const takeAwayRoute = genieRoute(async (receiver, request, since) => {
  const name = segmentsOf(request)[1]
  if (name === 'tags')
    return accepted(await takeAway(receiver, name, identifierOf(request), listIn(request, 'tags')), since)
  if (name !== 'details') throw nothingHere()
  return accepted(await takeAway(receiver, name, identifierOf(request), listIn(request, 'keys')), since)
})

export const notesRoute = genieRoute(async (receiver, request, since) => {
  if (segmentsOf(request)[1] !== 'notes') throw nothingHere()
  return answered({ data: await readNotes(receiver, identifierOf(request)) }, since)
})
