import { keyMoments } from '@/lib/domain/on-call/key-moments'
import type { Tx } from '@/lib/server/db/pool'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { readSetting } from '@/lib/server/organisation-settings'
import { armTimer, cancelTimer, HEARTBEAT_TIMER } from '@/lib/server/timers/timers'

/**
 * Has the key moments of a room posted to the destinations that hear of its severity: never of a private incident, and
 * never of a drill or a test (SPEC CHAN-9). Each post has a timer of its own.
 */
export async function armRoomPosts(tx: Tx, { id, state, sealed }: IncidentDraft): Promise<void> {
  const moments = keyMoments(
    state,
    sealed.map(({ event }) => event),
  )
  if (moments.length === 0) return
  const posts = (await readSetting('room-posts', tx)).filter(({ severities }) => severities.includes(state.severity))
  for (const { destinationId } of posts) {
    for (const { seq, words, at } of moments) {
      const key = `room-post:${id}:${seq}:${destinationId}`
      const payload = { destinationId, words, askedAt: at }
      await armTimer(tx, { key, kind: 'post-moment', incidentId: id, payload, dueAt: new Date(at) })
    }
  }
}

/** Has the address outside called from now on, or no more. */
export async function armHeartbeat(tx: Tx, isOn: boolean, dueAt: Date): Promise<void> {
  if (!isOn) return cancelTimer(tx, HEARTBEAT_TIMER)
  await armTimer(tx, { key: HEARTBEAT_TIMER, kind: 'heartbeat-out', incidentId: null, payload: {}, dueAt })
}
