import type { IncidentEvent } from '@/lib/domain/incident/events'
import { bySaturation } from '../open-loop.ts'
import { connect, join, type RoomSocket, roomSocket } from '../room-client.ts'
import type { Member } from '../seed.ts'
import { SequenceCheck } from '../sequence-check.ts'

/** Many tabs in one room, each of which watches its own stream. */
export interface Crowd {
  /** The events all of them have been told so far, and when the last came. */
  delivered(): { count: number; at: number }
  /** The last event anybody was told of. */
  latest(): IncidentEvent | undefined
  checks: SequenceCheck[]
  close(): void
}

/** Opens a tab for each of these people and brings it into the room at its head. */
export async function gather(url: string, people: readonly Member[], incidentId: string, headSeq: number) {
  const sockets: RoomSocket[] = []
  const checks: SequenceCheck[] = []
  let count = 0
  let at = 0
  let latest: IncidentEvent | undefined
  await bySaturation(50, people.length, async (index) => {
    const socket = roomSocket(url, people[index]?.cookie ?? '')
    const check = new SequenceCheck(headSeq + 1)
    socket.on('events', (events) => {
      for (const event of events) {
        check.see(event.seq)
        count += 1
        latest = event
      }
      at = performance.now()
    })
    sockets.push(socket)
    checks.push(check)
    await connect(socket)
    await join(socket, incidentId, headSeq)
  })
  return {
    checks,
    delivered: () => ({ count, at }),
    latest: () => latest,
    close: () => {
      for (const socket of sockets) socket.close()
    },
  } satisfies Crowd
}
