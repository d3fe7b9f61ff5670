import { api } from './api'
import { type Answer, createOutbox, type Outbox } from './outbox'
import { isUnsent } from './outbox-item'
import { createLocalStorage } from './outbox-storage'
import { liveSocket } from './socket'

const outboxes = new Map<string, Outbox>()
const rooms = new Map<string, (answer: Answer) => void>()

/** The outbox of a person in this tab. It belongs to them: whoever signs in next never sees it. */
export function outboxOf(personId: string): Outbox {
  const known = outboxes.get(personId)
  if (known) return known
  const outbox = createOutbox({
    storage: createLocalStorage(personId),
    send: ({ incidentId, name, commandId, input }, ageMs) =>
      api<Answer>('POST', `/api/v1/incidents/${incidentId}/commands/${name}`, { commandId, input, ageMs }),
    wallClock: () => Date.now(),
    tick: () => performance.now(),
    later(run, ms) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    onAnswer(incidentId, answer) {
      const room = rooms.get(incidentId)
      if (room) room(answer)
      else outbox.settle(incidentId, answer.headSeq)
    },
  })
  outboxes.set(personId, outbox)
  liveSocket().on('connect', outbox.wake)
  window.addEventListener('online', outbox.wake)
  void outbox.restore()
  return outbox
}

/** Hands the answers to an incident's commands to its open room. */
export function listenToAnswers(incidentId: string, listener: (answer: Answer) => void): () => void {
  rooms.set(incidentId, listener)
  return () => {
    if (rooms.get(incidentId) === listener) rooms.delete(incidentId)
  }
}

/** Commands of this tab that the log does not have yet; signing out asks first while there are any. */
export const unsentCount = (personId: string): number => outboxes.get(personId)?.getItems().filter(isUnsent).length ?? 0
