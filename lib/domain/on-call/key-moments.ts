import { describeEvent } from '../incident/describe'
import type { EventOf, EventType, IncidentEvent } from '../incident/events'
import type { IncidentState } from '../incident/state'

/** What a channel is told of a room: facts, and no words that somebody may have to take back. */
const TOLD = [
  'incident.declared',
  'severity.changed',
  'status.changed',
  'role.taken',
  'mitigation.started',
  'mitigation.judged',
  'update.sent',
  'incident.withdrawn',
  'incident.marked-duplicate',
] as const satisfies EventType[]

const isTold = (event: IncidentEvent): event is EventOf<(typeof TOLD)[number]> =>
  (TOLD as readonly EventType[]).includes(event.type)

/** A moment of a room that is worth telling who is not in it. `at` is ISO 8601. */
export interface KeyMoment {
  seq: number
  words: string
  at: string
}

/** Whether anything of an incident may be told outside of it: never of a private one, a drill, a test or an import. */
export const mayBeTold = (incident: Pick<IncidentState, 'visibility' | 'kind' | 'isTest' | 'importedFrom'>): boolean =>
  incident.visibility !== 'private' && incident.kind !== 'drill' && !incident.isTest && incident.importedFrom === null

/** The moments among events of an incident that a channel is told of, given its state after them. */
export function keyMoments(state: IncidentState, events: readonly IncidentEvent[]): KeyMoment[] {
  if (!mayBeTold(state)) return []
  return events.filter(isTold).flatMap((event) => {
    if (event.type === 'role.taken' && event.payload.role !== 'commander') return []
    if (event.type === 'update.sent' && event.payload.audience === 'customers') return []
    const { seq, actor, recordedAt: at } = event
    const words =
      event.type === 'update.sent'
        ? `${actor.name} sent an update: ${event.payload.subject}`
        : describeEvent(event, actor)
    return [{ seq, words, at }]
  })
}
