import { receiveChanges } from '@/lib/server/changes/receive-changes'
import { refusedEvent } from '@/lib/server/integrations/events-v2/answers'
import { changeEventSchema } from '@/lib/server/integrations/events-v2/payload'
import { parseEvent, receiveEvent } from '@/lib/server/integrations/events-v2/receive-event'
import { changeOfEvent } from '@/lib/server/integrations/events-v2/translate'

/** Takes a change event, and answers as the senders of this format expect. */
export const handleChangeEvent = (request: Request): Promise<Response> =>
  receiveEvent(request, 'routing_key', async (receiver, body) => {
    const parsed = await parseEvent(receiver, changeEventSchema, body)
    if ('problems' in parsed) return refusedEvent(...parsed.problems)
    await receiveChanges(receiver, [changeOfEvent(parsed.event)])
    return Response.json({ status: 'success', message: 'Change event processed' }, { status: 202 })
  })
