import { createRoomStore } from '@/lib/client/room-store'
import type { IncidentState } from '@/lib/domain/incident/state'
import { getRoom } from '@/lib/server/queries/get-room'
import { listEvents } from '@/lib/server/queries/list-events'
import type { Integrity } from '../figures.ts'
import { postNote } from '../http-writer.ts'
import { atRate, until } from '../open-loop.ts'
import { connect, join, roomSocket } from '../room-client.ts'
import { fillRoom, type Member, noteText } from '../seed.ts'
import { SequenceCheck, together } from '../sequence-check.ts'

const silent = { onGap() {}, onApplied() {}, onOutsideChanged() {} }

/** How long a tab that knows the room up to `afterSeq` needs until it knows all of it. */
export async function catchUp(url: string, reader: Member, incident: IncidentState, afterSeq: number): Promise<number> {
  const store = createRoomStore({ incident, timeline: [], headSeq: afterSeq }, reader.actor, silent)
  const socket = roomSocket(url, reader.cookie)
  const start = performance.now()
  await connect(socket)
  const reply = await join(socket, incident.id, afterSeq)
  if (reply.kind === 'snapshot') store.replace(reply, afterSeq)
  else store.apply(reply.events)
  const elapsed = performance.now() - start
  socket.close()
  if (store.getConfirmed().headSeq !== reply.headSeq) throw new Error('A tab caught up and was not at the head.')
  return elapsed
}

const MISSED = 200
const MEANWHILE = { perSecond: 10, count: 30 }

/** Everybody was away for some hundred events and comes back in the same moment, while the room goes on. */
export async function reconnectAll(
  url: string,
  people: readonly Member[],
  incident: IncidentState,
): Promise<{ seconds: number; integrity: Integrity }> {
  const [author] = people
  if (!author) throw new Error('There is nobody to come back.')
  const { headSeq } = await getRoom(author.actor, incident.id)
  await fillRoom(people.slice(0, 40), incident.id, MISSED)

  const start = performance.now()
  let lastCurrent = 0
  const checks: SequenceCheck[] = []
  const sockets = people.map((person) => {
    const socket = roomSocket(url, person.cookie)
    const check = new SequenceCheck(headSeq + 1)
    checks.push(check)
    // As a tab does: what comes by the room before the answer is held, and what it has already is dropped (RT-5). An
    // event that was committed while the answer was read is in both.
    const heard: number[] = []
    let isCurrent = false
    const apply = (seqs: readonly number[]) => {
      for (const seq of seqs) if (seq > check.last) check.see(seq)
    }
    socket.on('events', (events) => {
      const seqs = events.map(({ seq }) => seq)
      if (isCurrent) apply(seqs)
      else heard.push(...seqs)
    })
    const back = connect(socket)
      .then(() => join(socket, incident.id, headSeq))
      .then((reply) => {
        if (reply.kind !== 'events') throw new Error('A short absence was answered with a fresh start.')
        apply(reply.events.map(({ seq }) => seq))
        apply(heard)
        isCurrent = true
        lastCurrent = performance.now()
      })
    return { socket, back }
  })
  const writing = atRate(MEANWHILE.perSecond, MEANWHILE.count, async (index) => {
    await postNote(url, author.token, incident.id, noteText(index))
  })
  await Promise.all(sockets.map(({ back }) => back))
  const seconds = (lastCurrent - start) / 1000
  await writing
  const { headSeq: last } = await listEvents(author.actor, incident.id, { after: 0, limit: 1 })
  await until(() => checks.every((check) => check.last >= last), 30, 'everybody at the head')
  for (const { socket } of sockets) socket.close()
  const integrity = together(
    'events applied by those who came back at once',
    checks.map((check) => check.result(last)),
  )
  return { seconds, integrity }
}
