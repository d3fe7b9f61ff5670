import { storable } from '@/lib/domain/alert/storable'
import { eventInputSchema } from '@/lib/domain/change/event-input'
import { receiveChanges } from '@/lib/server/changes/receive-changes'
import { readJson } from '@/lib/server/http/respond'
import { changeOf, signalOf } from '@/lib/server/integrations/events/translate'
import { MAX_DELIVERY_BYTES, withinLoad } from '@/lib/server/integrations/intake-load'
import { type Received, receiveSignals } from '@/lib/server/integrations/receive-signals'
import { requireReceiver, tellingAdmin } from '@/lib/server/integrations/receiver-of-key'

/** An alert answers what it did; a change the id it has here, or null when its environment is not taken. */
export type EventAnswer = Received | { changeId: string | null }

/** Takes one alert or change in our own format. */
export async function handleEventWebhook(request: Request, key: string): Promise<EventAnswer> {
  return withinLoad(request.headers.get('content-length'), async () => {
    const receiver = await requireReceiver('events', key)
    const options = { maxBytes: MAX_DELIVERY_BYTES }
    const event = await tellingAdmin(receiver, () => readJson(request, eventInputSchema, options))
    const raw = storable(event)
    if (event.kind === 'alert') return receiveSignals(receiver, [signalOf(event, receiver.rules, raw)])
    const [saved] = await receiveChanges(receiver, [changeOf(event, raw)])
    return { changeId: saved?.id ?? null }
  })
}
