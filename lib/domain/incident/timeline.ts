import { z } from 'zod'
import type { RecordedActor } from '../actor'
import type { EventType, IncidentEvent, PayloadOf } from './events'
import { isRedactable } from './redactable'
import { type AttachmentRef, entryKindSchema, type Ref, type Verdict } from './values'

/** What a row is, for its glyph and for filters. Entries carry their kind; facts are grouped. */
export const rowKindSchema = z.enum([
  ...entryKindSchema.options,
  'answer',
  'declared',
  'severity',
  'status',
  'role',
  'people',
  'alert',
  'situation',
  'link',
  'procedure',
  'mitigation',
  'change',
  'update',
  'drill',
  'review',
  'page',
])
export type RowKind = z.infer<typeof rowKindSchema>

type FactType = Exclude<EventType, keyof typeof entryKinds | keyof typeof amendments>

/** A fact that wrote itself: the event's own body, rendered by whoever shows it. */
export type Fact = { [T in FactType]: { type: T; payload: PayloadOf<T> } }[FactType]

/** One visible line of the room, with corrections, stars and answers applied. `seq` is its identity and its place. */
export interface TimelineRow {
  seq: number
  /** The caller's id of an entry, or `seq-12` of a fact. */
  entryId: string
  kind: RowKind
  actor: RecordedActor
  commandId: string
  occurredAt: string
  knownAt: string | null
  recordedAt: string
  /** What a person wrote, as it reads now; null for facts and once redacted, empty when they only attached something. */
  text: string | null
  fact: Fact | null
  mentions: Ref[]
  attachments: AttachmentRef[]
  starred: boolean
  /** Earlier wordings, oldest first. */
  versions: { text: string; correctedAt: string; correctedBy: RecordedActor }[]
  verdict: Verdict | null
  /** Of an answer: the question. Of a question: its answers, by `seq`. */
  questionSeq: number | null
  answerSeqs: number[]
  redacted: { at: string; by: RecordedActor; reason: string | null } | null
}

const entryKinds = {
  'note.added': 'note',
  'observation.added': 'observation',
  'hypothesis.added': 'hypothesis',
  'decision.added': 'decision',
  'question.asked': 'question',
  'answer.added': 'answer',
} as const satisfies Partial<Record<EventType, RowKind>>

/** Events that change a row instead of being one. */
const amendments = {
  'question.answered': true,
  'hypothesis.judged': true,
  'entry.corrected': true,
  'entry.redacted': true,
  'entry.starred': true,
  'entry.unstarred': true,
  'brief.written': true,
} as const satisfies Partial<Record<EventType, true>>

const factKinds = {
  'incident.declared': 'declared',
  'incident.retitled': 'situation',
  'severity.changed': 'severity',
  'delivery-prevented.changed': 'severity',
  'status.changed': 'status',
  'instants.set': 'situation',
  'services.changed': 'situation',
  'update-due.set': 'situation',
  'role.taken': 'role',
  'role.restored': 'role',
  'role.released': 'role',
  'handover.offered': 'role',
  'handover.accepted': 'role',
  'handover.declined': 'role',
  'handover.cancelled': 'role',
  'help.asked': 'people',
  'participant.joined': 'people',
  'participant.left': 'people',
  'participant.absent': 'people',
  'participant.returned': 'people',
  'visibility.changed': 'people',
  'member.added': 'people',
  'member.removed': 'people',
  'link.attached': 'link',
  'bridge.set': 'link',
  'incident.marked-duplicate': 'status',
  'duplicate.received': 'status',
  'incident.withdrawn': 'status',
  'alerts.changed': 'alert',
  'incident.confirmed': 'procedure',
  'checklist.item-reached': 'procedure',
  'blast-radius.revised': 'situation',
  'lever.waived': 'procedure',
  'mitigation.proposed': 'mitigation',
  'mitigation.reassigned': 'mitigation',
  'mitigation.started': 'mitigation',
  'mitigation.watching': 'mitigation',
  'mitigation.check-moved': 'mitigation',
  'mitigation.check-asked': 'mitigation',
  'mitigation.judged': 'mitigation',
  'mitigation.reverted': 'mitigation',
  'mitigation.abandoned': 'mitigation',
  'crutch.extended': 'mitigation',
  'crutch.expired': 'mitigation',
  'crutch.settled': 'mitigation',
  'action.requested': 'mitigation',
  'action.sending': 'mitigation',
  'action.answered': 'mitigation',
  'action.not-sent': 'mitigation',
  'action.unknown': 'mitigation',
  'change.noticed': 'change',
  'change.claimed': 'change',
  'change.ruled-out': 'change',
  'change.ruled-in': 'change',
  'advice.put-off': 'procedure',
  'participant.checked-in': 'people',
  'update.sent': 'update',
  'drill.began': 'drill',
  'drill.paused': 'drill',
  'drill.resumed': 'drill',
  'drill.ended': 'drill',
  'drill.message': 'drill',
  'review.opened': 'review',
  'review.owner-changed': 'review',
  'review.asked': 'review',
  'review.answered': 'review',
  'review.withdrawn': 'review',
  'review.published': 'review',
  'test.marked': 'situation',
  'detection.set': 'situation',
  'incident.imported': 'declared',
  'escalation.started': 'page',
  'pages.asked': 'page',
  'escalation.skipped': 'page',
  'page.attempted': 'page',
  'page.seen': 'page',
  'page.acknowledged': 'page',
  'page.accepted': 'page',
  'page.declined': 'page',
  'page.failed': 'page',
  'pages.expired': 'page',
  'escalation.acknowledged': 'page',
  'escalation.acknowledgement-expired': 'page',
  'escalation.finished': 'page',
} as const satisfies Record<FactType, RowKind>

const isEntryType = (type: string): type is keyof typeof entryKinds => Object.hasOwn(entryKinds, type)
const isFact = (event: IncidentEvent): event is Extract<IncidentEvent, { type: FactType }> =>
  Object.hasOwn(factKinds, event.type)

/** The row ids of facts, so that they can be starred like entries. */
export const factEntryId = (seq: number): string => `seq-${seq}`

/** The `seq` of the row an event changes, or null when it makes a row of its own or touches none. */
export function amendedSeq(event: IncidentEvent): number | null {
  if (!event.payload || !('entrySeq' in event.payload)) return null
  return event.payload.entrySeq
}

/**
 * What one event does to the timeline: the row it makes, or the row it changes (found through `rowAt`, by `seq`).
 * Null when nothing visible changes, or the changed row is outside the reader's window.
 * Shared by the server's table, the browser's window and the rebuild (SPEC TIME-1).
 */
export function timelineOf(event: IncidentEvent, rowAt: (seq: number) => TimelineRow | undefined): TimelineRow | null {
  if (isEntryType(event.type)) return entryRow(event)
  if (isFact(event)) return factRow(event)
  const seq = amendedSeq(event)
  const row = seq === null ? undefined : rowAt(seq)
  return row ? amend(row, event) : null
}

function blankRow(event: IncidentEvent, kind: RowKind): TimelineRow {
  const { seq, actor, commandId, recordedAt } = event
  return {
    seq,
    entryId: factEntryId(seq),
    kind,
    actor,
    commandId,
    occurredAt: recordedAt,
    knownAt: null,
    recordedAt,
    text: null,
    fact: null,
    mentions: [],
    attachments: [],
    starred: false,
    versions: [],
    verdict: kind === 'hypothesis' ? 'untested' : null,
    questionSeq: null,
    answerSeqs: [],
    redacted: null,
  }
}

function entryRow(event: IncidentEvent): TimelineRow | null {
  if (!isEntryType(event.type)) return null
  const row = blankRow(event, entryKinds[event.type])
  if (!event.payload || !('mentions' in event.payload)) return row
  const { entryId, text, occurredAt, knownAt, mentions, attachments } = event.payload
  const questionSeq = 'questionSeq' in event.payload ? event.payload.questionSeq : null
  return {
    ...row,
    entryId,
    text,
    occurredAt,
    knownAt: knownAt ?? null,
    mentions,
    attachments: attachments ?? [],
    questionSeq,
  }
}

function factRow(event: Extract<IncidentEvent, { type: FactType }>): TimelineRow {
  const { type, payload } = event
  const row = blankRow(event, factKinds[type])
  const occurredAt = type === 'incident.declared' ? (payload.occurredAt ?? event.recordedAt) : event.recordedAt
  return { ...row, occurredAt, fact: { type, payload } as Fact }
}

function amend(row: TimelineRow, event: IncidentEvent): TimelineRow | null {
  const { actor, recordedAt } = event
  switch (event.type) {
    case 'entry.starred':
      return { ...row, starred: true }
    case 'entry.unstarred':
      return { ...row, starred: false }
    case 'hypothesis.judged':
      return { ...row, verdict: event.payload.to }
    case 'question.answered':
      return { ...row, answerSeqs: [...row.answerSeqs, event.payload.answerSeq] }
    case 'entry.corrected': {
      if (!event.payload || row.text === null) return row
      const version = { text: row.text, correctedAt: recordedAt, correctedBy: actor }
      return { ...row, text: event.payload.text, versions: [...row.versions, version] }
    }
    case 'entry.redacted':
      return {
        ...row,
        entryId: event.payload.entryId,
        occurredAt: row.recordedAt,
        knownAt: null,
        text: null,
        mentions: [],
        attachments: [],
        versions: [],
        // An answer without words no longer says which question it answered.
        questionSeq: null,
        redacted: { at: recordedAt, by: actor, reason: event.payload.reason ?? null },
      }
    default:
      return null
  }
}

/** True when a redaction may empty this event for the entry at `entrySeq` (its own words, corrections, briefs that quote it). */
export function carriesWordsOf(event: IncidentEvent, entrySeq: number): boolean {
  if (!isRedactable(event.type)) return false
  if (event.seq === entrySeq) return true
  if (event.type === 'entry.corrected') return event.payload?.entrySeq === entrySeq
  return event.type === 'brief.written' && (event.payload?.quotedSeqs.includes(entrySeq) ?? false)
}
