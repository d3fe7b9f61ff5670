import { receiveChanges } from '@/lib/server/changes/receive-changes'
import { refusedEvent, unrecognizedEvent } from '@/lib/server/integrations/events-v2/answers'
import { changeEventSchema } from '@/lib/server/integrations/events-v2/payload'
import { parseEvent, receiverOfKey } from '@/lib/server/integrations/events-v2/receive-event'
import { changeOfEvent } from '@/lib/server/integrations/events-v2/translate'
import { withinLoad } from '@/lib/server/integrations/intake-load'
import { readObject } from '@/lib/server/integrations/read-delivery'

/** Takes a change event, and answers as the senders of this format expect. */
export const handleChangeEvent = (request: Request): Promise<Response> =>
  withinLoad(request.headers.get('content-length'), async () => {
    const body = await readObject(request)
    if (!body) return unrecognizedEvent()
    const key = request.headers.get('x-routing-key') ?? body.routing_key
    if (typeof key !== 'string' || key === '') return refusedEvent("'routing_key' is missing or blank")
    const receiver = await receiverOfKey(key)
    if (!receiver) return refusedEvent("'routing_key' is invalid")
    const parsed = await parseEvent(receiver, changeEventSchema, body)
    if ('problems' in parsed) return refusedEvent(...parsed.problems)
    await receiveChanges(receiver, [changeOfEvent(parsed.event)])
    return Response.json({ status: 'success', message: 'Change event processed' }, { status: 202 })
  })
