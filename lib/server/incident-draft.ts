import type { RecordedActor } from '@/lib/domain/actor'
import { attachmentsOf, type EventBody, eventPayloads, type IncidentEvent } from '@/lib/domain/incident/events'
import { reduceIncident } from '@/lib/domain/incident/reduce-incident'
import type { IncidentState } from '@/lib/domain/incident/state'
import { type TimelineRow, timelineOf } from '@/lib/domain/incident/timeline'
import type { Plan } from '@/lib/domain/on-call/escalation-policy'
import { GENESIS, type Head, linkHash, newSalt, payloadDigestOf } from '@/lib/server/log-chain'

/** An event with its link of the chain, ready to be stored. */
export interface SealedEvent {
  event: IncidentEvent
  payloadDigest: Buffer
  salt: Buffer
  hash: Buffer
}

/** An incident while a transaction adds to it: what was stored, and what will be. */
export interface IncidentDraft {
  id: string
  before: IncidentState | null
  state: IncidentState
  head: Head
  /** See LockedIncident. */
  falseMac: Buffer | null
  sealed: SealedEvent[]
  /** The rows known so far, by `seq`: those loaded and those made. */
  rows: Map<number, TimelineRow>
  changedRows: Set<number>
  /** Events whose words a redaction takes away. */
  redactedSeqs: Set<number>
  /** Uploads that its entries took, each with the `seq` of its entry. */
  takenAttachments: Map<string, number>
  /** What runs of policies that began in it follow, by their id. */
  plans: Map<string, Plan>
}

/** A draft whose incident may have no event yet. */
export type EmptyDraft = Omit<IncidentDraft, 'state'> & { state: IncidentState | null }

export const hasBegun = (draft: EmptyDraft): draft is IncidentDraft => draft.state !== null

/** A draft of an incident that is not declared yet. */
export const newDraft = (id: string): EmptyDraft => ({
  ...blank(),
  id,
  before: null,
  state: null,
  head: GENESIS,
  falseMac: null,
})

/** A draft of what is stored; its state is the fold by our own reducer. */
export const draftOf = (locked: Pick<IncidentDraft, 'id' | 'state' | 'head' | 'falseMac'>): IncidentDraft => ({
  ...blank(),
  id: locked.id,
  before: locked.state,
  state: locked.state,
  head: locked.head,
  falseMac: locked.falseMac,
})

const blank = () => ({
  sealed: [],
  rows: new Map<number, TimelineRow>(),
  changedRows: new Set<number>(),
  redactedSeqs: new Set<number>(),
  takenAttachments: new Map<string, number>(),
  plans: new Map<string, Plan>(),
})

interface Origin {
  actor: RecordedActor
  commandId: string
  recordedAt: string
}

/** Adds facts to the draft: sealed into the chain, folded into the state, shown on the timeline. Answers the events. */
export function append(draft: EmptyDraft, bodies: EventBody[], origin: Origin): IncidentEvent[] {
  return bodies.map((body) => {
    const sealed = seal(draft, body, origin)
    const { event } = sealed
    draft.sealed.push(sealed)
    draft.head = { seq: event.seq, hash: sealed.hash }
    draft.state = reduceIncident(draft.state, event)
    const row = timelineOf(event, (seq) => draft.rows.get(seq))
    if (row) {
      draft.rows.set(row.seq, row)
      draft.changedRows.add(row.seq)
    }
    for (const { id } of attachmentsOf(event)) draft.takenAttachments.set(id, event.seq)
    if (event.type === 'entry.redacted') for (const seq of event.payload.seqs) draft.redactedSeqs.add(seq)
    return event
  })
}

function seal(draft: EmptyDraft, body: EventBody, origin: Origin): SealedEvent {
  // Parsed as a reader will parse it, so that nothing unreadable is ever stored.
  const payload = eventPayloads[body.type].parse(body.payload)
  const salt = newSalt()
  const payloadDigest = payloadDigestOf(payload, salt)
  const envelope = { incidentId: draft.id, seq: draft.head.seq + 1, ...origin }
  const hash = linkHash(draft.head.hash, { ...envelope, type: body.type }, payloadDigest)
  const event = { ...envelope, hash: hash.toString('hex'), type: body.type, payload } as IncidentEvent
  return { event, payloadDigest, salt, hash }
}

/** The events of this draft as others may read them: words that a later event of the same draft redacted are gone. */
export const publicEvents = (draft: IncidentDraft): IncidentEvent[] =>
  draft.sealed.map(({ event }) =>
    draft.redactedSeqs.has(event.seq) ? ({ ...event, payload: null } as IncidentEvent) : event,
  )
