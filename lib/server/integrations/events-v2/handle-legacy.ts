import { refusedEvent } from '@/lib/server/integrations/events-v2/answers'
import { legacyEventSchema } from '@/lib/server/integrations/events-v2/payload'
import { newDedupKey, parseEvent, receiveEvent, takeEvent } from '@/lib/server/integrations/events-v2/receive-event'
import { resolveOf, signalOfLegacyTrigger } from '@/lib/server/integrations/events-v2/translate-alert'

/** Takes an event of the first Events API, which many scripts still send; its key is that of the second. */
export const handleLegacyEvent = (request: Request): Promise<Response> =>
  receiveEvent(request, 'service_key', async (receiver, body) => {
    const parsed = await parseEvent(receiver, legacyEventSchema, body)
    if ('problems' in parsed) return refusedEvent(...parsed.problems)
    const { event } = parsed
    const key = event.incident_key ?? newDedupKey()
    if (event.event_type === 'trigger') await takeEvent(receiver, signalOfLegacyTrigger(event, key))
    else await takeEvent(receiver, event.event_type === 'resolve' ? resolveOf(key, event) : { acknowledge: key })
    return Response.json({ status: 'success', message: 'Event processed', incident_key: key })
  })
