import { api } from './api'
import { reachServer } from './connection'
import { createOutbox, type Outbox } from './outbox'
import { type Answer, isUnsent, type OutboxNews } from './outbox-item'
import { createOutboxStorage } from './outbox-storage'
import { createTurns } from './outbox-turns'
import { randomId } from './random-id'
import { liveSocket, noteWhosePage } from './socket'
import { uploadFile } from './upload-file'

const outboxes = new Map<string, Outbox>()
const rooms = new Map<string, (answer: Answer) => void>()

/** The outbox of a person in this browser. It belongs to them: whoever signs in next never sees it. */
export function outboxOf(personId: string): Outbox {
  const known = outboxes.get(personId)
  if (known) return known
  // The cookie may be another person's by now: the server is told whose words these are (SPEC OUTBOX-7).
  const author = { 'evenkeel-person': personId }
  const channel = new BroadcastChannel(`evenkeel-outbox.${personId}`)
  const outbox = createOutbox({
    storage: createOutboxStorage(personId),
    takeTurn: createTurns(personId),
    isReachable: reachServer,
    send: ({ incidentId, name, commandId, input }, ageMs) =>
      api<Answer>('POST', `/api/v1/incidents/${incidentId}/commands/${name}`, { commandId, input, ageMs }, author),
    upload: (incidentId, file, onProgress) => uploadFile(incidentId, file, onProgress, author),
    tell: (news) => channel.postMessage(news),
    newId: randomId,
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
  noteWhosePage(personId)
  channel.addEventListener('message', ({ data }: MessageEvent<OutboxNews>) => outbox.hear(data))
  liveSocket().on('connect', outbox.wake)
  window.addEventListener('online', outbox.wake)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && outbox.wake())
  window.addEventListener('beforeunload', (event) => {
    // Where the browser keeps nothing, what was not sent goes with the page.
    if (outbox.getItems().some((item) => item.keeping === 'failed' && isUnsent(item))) event.preventDefault()
  })
  return outbox
}

/** Hands the answers to an incident's commands to its open room. */
export function listenToAnswers(incidentId: string, listener: (answer: Answer) => void): () => void {
  rooms.set(incidentId, listener)
  return () => {
    if (rooms.get(incidentId) === listener) rooms.delete(incidentId)
  }
}
