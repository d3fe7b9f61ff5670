import { refusedEvent } from '@/lib/server/integrations/events-v2/answers'
import { alertEventSchema } from '@/lib/server/integrations/events-v2/payload'
import { newDedupKey, parseEvent, receiveEvent, takeEvent } from '@/lib/server/integrations/events-v2/receive-event'
import { resolveOf, signalOfTrigger } from '@/lib/server/integrations/events-v2/translate-alert'

/** Takes an event of the Events API v2, and answers as its senders expect. */
export const handleAlertEvent = (request: Request): Promise<Response> =>
  receiveEvent(request, 'routing_key', async (receiver, body) => {
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
