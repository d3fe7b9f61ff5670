import { refusedEvent, unrecognizedEvent } from '@/lib/server/integrations/events-v2/answers'
import { alertEventSchema } from '@/lib/server/integrations/events-v2/payload'
import { newDedupKey, parseEvent, receiverOfKey, takeEvent } from '@/lib/server/integrations/events-v2/receive-event'
import { resolveOf, signalOfTrigger } from '@/lib/server/integrations/events-v2/translate-alert'
import { withinLoad } from '@/lib/server/integrations/intake-load'
import { readObject } from '@/lib/server/integrations/read-delivery'

/** Takes an event of the Events API v2, and answers as its senders expect. */
export const handleAlertEvent = (request: Request): Promise<Response> =>
  withinLoad(request.headers.get('content-length'), async () => {
    const body = await readObject(request)
    if (!body) return unrecognizedEvent()
    const key = request.headers.get('x-routing-key') ?? body.routing_key
    if (typeof key !== 'string' || key === '') return refusedEvent("'routing_key' is missing or blank")
    const receiver = await receiverOfKey(key)
    if (!receiver) return refusedEvent("'routing_key' is invalid")
    const parsed = await parseEvent(receiver, alertEventSchema, body)
    if ('problems' in parsed) return refusedEvent(...parsed.problems)
    const { event } = parsed
    const dedupKey = event.dedup_key ?? newDedupKey()
    if (event.event_action === 'trigger') await takeEvent(receiver, signalOfTrigger(event, dedupKey, receiver.rules))
    else
      await takeEvent(
        receiver,
        event.event_action === 'resolve' ? resolveOf(dedupKey, event) : { acknowledge: dedupKey },
      )
    return Response.json({ status: 'success', message: 'Event processed', dedup_key: dedupKey }, { status: 202 })
  })
