import { now } from '@/lib/server/clock'
import type { NewAlert } from '@/lib/server/db/alerts'
import { noteReceived, type Receiver } from '@/lib/server/db/integrations'
import { withTransaction } from '@/lib/server/db/pool'
import { heartbeatTimer, nextBeatBy } from '@/lib/server/integrations/alert-timers'
import { HEARTBEAT_KEY } from '@/lib/server/integrations/heartbeat/miss-beat'
import { saveSignals } from '@/lib/server/integrations/receive-signals'
import { requireReceiver } from '@/lib/server/integrations/receiver-of-key'
import { armTimer } from '@/lib/server/timers/timers'

/**
 * Takes a sign of life: ends the alert of an earlier silence, and arms the next. The first one arms it. Whatever else
 * the request carries is not read, so it is taken whatever else is being received: one that is refused would be missed.
 */
export async function handleHeartbeat(key: string): Promise<Response> {
  const receiver = await requireReceiver('heartbeat', key)
  return Response.json({ nextBy: await beat(receiver) })
}

/** Answers until when the next one has to come; ISO 8601 UTC. */
async function beat(receiver: Receiver): Promise<string> {
  const at = now()
  const nextBy = nextBeatBy(receiver.rules, at)
  // In no lane: it may wait here for what needs one.
  await withTransaction(async (tx) => {
    // First: a silence that is being noticed at this moment is waited for, and then ended below.
    await armTimer(tx, heartbeatTimer(receiver.id, nextBy))
    await saveSignals(tx, receiver, [endOfSilence(at)])
    await noteReceived(tx, receiver.id, at)
  })
  return nextBy.toISOString()
}

const endOfSilence = (at: Date): NewAlert => ({
  dedupKey: HEARTBEAT_KEY,
  status: 'resolved',
  title: '',
  labels: {},
  annotations: {},
  url: null,
  startsAt: null,
  endsAt: at.toISOString(),
  raw: {},
  severity: 'sev4',
  serviceId: null,
})
