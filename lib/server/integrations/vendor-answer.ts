import { type AppError, isAppError } from '@/lib/domain/errors'
import { asUnavailable } from '@/lib/server/db/unavailable'
import { requestIdOf } from '@/lib/server/http/request-context'
import { jsonRoute } from '@/lib/server/http/respond'

const RETRY_AFTER_SECONDS = 5

/** What is refused, as a sender of some format expects to be told. */
export interface VendorRefusal {
  /** The status in their documentation; overload and a database that is away are 429. */
  status: number
  error: AppError
  /** As in the log of the server. */
  requestId: string
}

/**
 * A route for senders of another product's format: refusals have the form of that format. What we cannot take now is
 * 429 with `Retry-After`, which these senders try again; Alertmanager's own webhook, which does not, is no such route.
 */
export const vendorRoute = <Context = unknown>(
  handler: (request: Request, context: Context) => Promise<Response>,
  refusalBody: (refusal: VendorRefusal) => object,
) =>
  jsonRoute<Context>(async (request, context) => {
    try {
      return await handler(request, context)
    } catch (thrown) {
      const error = isAppError(thrown) ? thrown : asUnavailable(thrown)
      if (!error) throw thrown
      const status = statusOf(error)
      const headers: Record<string, string> = status === 429 ? { 'retry-after': String(waitOf(error)) } : {}
      return Response.json(refusalBody({ status, error, requestId: requestIdOf(request) }), { status, headers })
    }
  })

const statusOf = ({ code }: AppError): number => {
  if (code === 'unavailable' || code === 'rate_limited') return 429
  return (
    { invalid_input: 400, unauthenticated: 401, forbidden: 403, not_found: 404, too_large: 413 }[code as string] ?? 422
  )
}

const waitOf = ({ details }: AppError): number =>
  Math.max(1, Math.ceil(details.retryAfterSeconds ?? RETRY_AFTER_SECONDS))

/** Each problem as `'field' what is wrong`. */
export const problemsOf = ({ message, details }: AppError): string[] =>
  details.fields?.map(({ path, message: problem }) => (path ? `'${path}' ${problem}` : problem)) ?? [message]
