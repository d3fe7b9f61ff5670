import type { VendorRefusal } from '@/lib/server/integrations/vendor-answer'
import { problemsOf } from '@/lib/server/integrations/vendor-answer'

/** Refusals as the Events API documents them. */
export function eventRefusal({ status, error }: VendorRefusal): object {
  if (status !== 429) return invalidEvent(problemsOf(error))
  return { status: 'throttle exceeded', message: 'Too much is being received right now. Try again later.', errors: [] }
}

const invalidEvent = (errors: string[]) => ({ status: 'invalid event', message: 'Event object is invalid', errors })

export const refusedEvent = (...errors: string[]): Response => Response.json(invalidEvent(errors), { status: 400 })

export const unrecognizedEvent = (): Response =>
  Response.json(
    { status: 'Unrecognized object', message: 'Event object format is unrecognized', errors: ['JSON parse error'] },
    { status: 400 },
  )
