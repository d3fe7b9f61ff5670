import { refusedEvent, unrecognizedEvent } from '@/lib/server/integrations/events-v2/answers'
import { legacyEventSchema } from '@/lib/server/integrations/events-v2/payload'
import { newDedupKey, parseEvent, receiverOfKey, takeEvent } from '@/lib/server/integrations/events-v2/receive-event'
import { resolveOf, signalOfLegacyTrigger } from '@/lib/server/integrations/events-v2/translate-alert'
import { withinLoad } from '@/lib/server/integrations/intake-load'
import { readObject } from '@/lib/server/integrations/read-delivery'

/** Takes an event of the first Events API, which many scripts still send; its key is that of the second. */
export const handleLegacyEvent = (request: Request): Promise<Response> =>
  withinLoad(request.headers.get('content-length'), async () => {
    const body = await readObject(request)
    if (!body) return unrecognizedEvent()
    if (typeof body.service_key !== 'string' || body.service_key === '') {
      return refusedEvent("'service_key' is missing or blank")
    }
    const receiver = await receiverOfKey(body.service_key)
    if (!receiver) return refusedEvent("'service_key' is invalid")
    const parsed = await parseEvent(receiver, legacyEventSchema, body)
    if ('problems' in parsed) return refusedEvent(...parsed.problems)
    const { event } = parsed
    const key = event.incident_key ?? newDedupKey()
    if (event.event_type === 'trigger') await takeEvent(receiver, signalOfLegacyTrigger(event, key))
    else await takeEvent(receiver, event.event_type === 'resolve' ? resolveOf(key, event) : { acknowledge: key })
    return Response.json({ status: 'success', message: 'Event processed', incident_key: key })
  })
