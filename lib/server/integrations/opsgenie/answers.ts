import { randomUUID } from 'node:crypto'
import type { VendorRefusal } from '@/lib/server/integrations/vendor-answer'

const NOT_PROCESSABLE = 'Request body is not processable. Please check the errors.'

/**
 * Refusals as the Alert API answers them: a body that is not JSON is 400, one whose fields are wrong 422 with each field.
 */
export function opsgenieRefusal({ status, error, requestId }: VendorRefusal): object {
  const { message, details } = error
  const common = { took: 0, requestId }
  if (status === 429) return { message: 'You are making too many requests! Try again later.', ...common }
  if (!details.fields) return { message, ...common }
  return {
    message: NOT_PROCESSABLE,
    errors: Object.fromEntries(details.fields.map(({ path, message: problem }) => [path, problem])),
    ...common,
  }
}

/** An answer with how long it took, in seconds. */
export const answered = (body: object, since: number, status = 200): Response => {
  const took = Math.round(performance.now() - since) / 1000
  return Response.json({ ...body, took, requestId: randomUUID() }, { status })
}

/** What was done is durable; the id leads to how it went. */
export const accepted = (requestId: string, since: number): Response => {
  const took = Math.round(performance.now() - since) / 1000
  return Response.json({ result: 'Request will be processed', took, requestId }, { status: 202 })
}
