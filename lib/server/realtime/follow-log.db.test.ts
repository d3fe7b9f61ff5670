import { expect, test } from 'vitest'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { eventOf, readEvents } from '@/lib/server/db/event-log'
import { withSnapshot } from '@/lib/server/db/pool'
import { followLogs } from '@/lib/server/realtime/follow-log'
import { type Hub, incidentRoom } from '@/lib/server/realtime/hub-types'
import { aNote, anIncident, aPerson } from '@/lib/testing/factories'

/** The part of the sockets' server that a follower of logs uses: rooms that open, and what they are told. */
function aHub() {
  const told: number[] = []
  const opened: ((room: string) => void)[] = []
  const hub = {
    of: () => ({
      adapter: { on: (name: string, hear: (room: string) => void) => name === 'create-room' && opened.push(hear) },
    }),
    to: () => ({
      emit: (name: string, events: IncidentEvent[]) => name === 'events' && told.push(...events.map(({ seq }) => seq)),
    }),
  }
  return { hub: hub as unknown as Hub, told, open: (incidentId: string) => opened[0]?.(incidentRoom(incidentId)) }
}

test('[RT-3] what a room is told while its log is looked at for the first time is not told again', async () => {
  const ada = await aPerson()
  const incident = await anIncident({ by: ada })
  const { hub, told, open } = aHub()
  const log = followLogs(hub)
  open(incident.id)
  await aNote(incident, ada)
  const events = (await withSnapshot((tx) => readEvents(tx, incident.id, { from: 1 }))).map(eventOf)
  const head = events.length
  const next = { ...events[0], seq: head + 1 } as IncidentEvent
  // It is committed, and told, just after the log was read.
  log.publish(incident.id, [next])
  await log.look(incident.id)
  await aNote(incident, ada)
  await aNote(incident, ada)
  log.publish(incident.id, [{ ...next, seq: head + 2 }])
  await log.look(incident.id)
  expect(told).toEqual([head + 1, head + 2])
})
