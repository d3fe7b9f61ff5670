import type { RecordedActor } from '../actor'
import type { ChangeRef } from '../change/change'
import type { EscalationNow } from '../on-call/escalation'
import type { PageNow } from '../on-call/page'
import type { BlastRadius } from './blast-radius'
import type { ChecklistItem } from './checklist'
import type { DeliverySpan } from './delivery-spans'
import type { Elapsed } from './elapsed'
import type { LeverKind } from './lever'
import type { Mitigation } from './mitigation'
import type { Audience, CheckIn } from './procedure-payloads'
import type { Review } from './review'
import type {
  Cadence,
  DeliveryReason,
  DetectedBy,
  ImportSource,
  IncidentKind,
  InstantName,
  InstantSource,
  Outcome,
  Ref,
  Severity,
  SingleRole,
  Status,
  Verdict,
  Visibility,
} from './values'

/** Stored states carry this; a different number means: fold the log again. Raise it whenever the fold changes. */
export const REDUCER_VERSION = 9

/** The last items of something that grows with the log, and how many there ever were. */
export interface Bounded<T> {
  items: T[]
  count: number
}

/** A person holding a role. `absentSince` is set by the log when they disappeared (never from presence). */
export interface Holder extends Ref {
  since: string
  absentSince: string | null
}

/** A role on its way from one person to another; the role stays where it is until it is accepted. */
export interface HandoverOffer {
  offerId: string
  role: SingleRole
  from: Ref | null
  to: Ref
  offeredAt: string
  brief: { seq: number; text: string | null } | null
}

/** Taking an occupied role can be undone by its previous holder for a minute. */
export interface TakenRole {
  role: SingleRole
  previous: Ref
  by: Ref
  at: string
}

/** Something a person wrote that the room keeps in view; `text` is null once redacted. */
export interface KeptEntry {
  seq: number
  entryId: string | null
  by: RecordedActor
  at: string
  text: string | null
}

export interface Participant extends Ref {
  joinedAt: string | null
  lastSpokeAt: string | null
  /** When they last did anything the log shows. */
  lastActedAt: string | null
  leftAt: string | null
  /** What they said when the room asked how they are doing. */
  checkIn: { answer: CheckIn; on: string | null; at: string } | null
}

export interface AffectedService extends Ref {
  key: string
  teamId: string | null
}

export interface Evidence {
  text: string
  url?: string
}

/** An item of the first five minutes, and when the log showed it; times of what was reached stay. */
export interface ReachableItem extends ChecklistItem {
  reached: { at: string; by: RecordedActor; seq: number } | null
}

/** The blast radius as it is known now. */
export interface KnownRadius extends BlastRadius {
  by: RecordedActor
  at: string
  seq: number
  /** The last time a revision said more, or growing; null once one says less, or shrinking. */
  grewAt: string | null
}

/** A change that arrived while the incident runs. */
export interface NoticedChange {
  change: ChangeRef
  at: string
  isUnannounced: boolean
  claimedBy: Ref | null
}

/** A drill, when the incident is one. */
export interface DrillMark {
  drillId: string
  scenario: { key: string; title: string }
  state: 'running' | 'paused' | 'ended'
}

/** Everything the room needs that is not the timeline. A few kilobytes, however long the log (SPEC STATE-2). */
export interface IncidentState {
  id: string
  /** The `seq` of the last event folded. */
  seq: number
  number: number
  key: string
  title: string
  summary: string | null
  kind: IncidentKind
  severity: Severity
  status: Status
  outcome: Outcome | null
  visibility: Visibility
  /** Who may see it while it is private, besides admins. */
  members: Ref[]
  deliveryPrevented: boolean
  deliveryEvidence: (Evidence & { by: RecordedActor; at: string }) | null
  declaredBy: RecordedActor
  services: AffectedService[]
  instants: Record<InstantName, { at: string; source: InstantSource } | null>
  reopenedAt: Bounded<string>
  severityJourney: Bounded<{ to: Severity; at: string; seq: number }>
  statusJourney: Bounded<{ to: Status; at: string; seq: number; note: string | null }>
  roles: Record<SingleRole, Holder | null>
  experts: Holder[]
  offers: HandoverOffer[]
  /** Of each role the last time that it was taken from somebody. */
  takenRoles: TakenRole[]
  participants: Bounded<Participant>
  decisions: Bounded<KeptEntry>
  hypotheses: Bounded<KeptEntry & { verdict: Verdict }>
  openQuestions: Bounded<KeptEntry>
  helpAsked: Bounded<{ helpId: string; of: Ref & { kind: 'person' | 'team' }; by: RecordedActor; at: string }>
  links: Bounded<{ linkId: string; title: string; url: string }>
  bridgeUrl: string | null
  updateDueAt: string | null
  cadence: Cadence
  deliveryReason: DeliveryReason | null
  checklist: ReachableItem[]
  confirmed: { by: RecordedActor; how: string; at: string } | null
  radius: KnownRadius | null
  waivedLevers: Bounded<{ service: Ref; lever: LeverKind; reason: string; by: RecordedActor; at: string }>
  /** All of them, in the order they were proposed: at most MAX_MITIGATIONS. */
  mitigations: Mitigation[]
  changes: {
    noticed: Bounded<NoticedChange>
    ruledOut: Bounded<{ changeId: string; because: string; by: RecordedActor; at: string }>
  }
  putOff: Bounded<{ adviceId: string; until: string | null }>
  updates: Bounded<{
    updateId: string
    number: number
    audience: Audience
    subject: string
    by: RecordedActor
    at: string
    seq: number
  }>
  drill: DrillMark | null
  alerts: { firing: number; total: number; last: { title: string; at: string } | null }
  /** When alerts last fired that suggest to reopen it; null again once its status changes. */
  reopeningSuggestedAt: string | null
  /** People asked to come who do not take part yet. */
  requested: string[]
  /** Who was paged and what they said, and the runs of policies: those that are open, and the last of the others. */
  paging: { pages: PageNow[]; escalations: EscalationNow[] }
  elapsed: Elapsed
  deliverySpans: Bounded<DeliverySpan>
  /** Declared to try things out: left out of every figure. */
  isTest: boolean
  detectedBy: DetectedBy | null
  /** Where it was written before; null for what was declared here. */
  importedFrom: { source: ImportSource; id: string; url: string | null } | null
  /** Null until a review was opened. */
  review: Review | null
  duplicateOf: { id: string; key: string; title: string } | null
  duplicates: Bounded<{ id: string; key: string; title: string }>
  /** Entries people wrote, redacted ones included. */
  entryCount: number
  lastWord: KeptEntry | null
  lastActivityAt: string
}

/** How many items a bounded list keeps, unless it says otherwise. */
export const KEEP = 20
/** Rooms of more than this many people are folded to the latest to join. */
export const KEEP_PARTICIPANTS = 200

/** A list that nothing was left out of yet. */
export const emptyList = <T>(): Bounded<T> => ({ items: [], count: 0 })

/** Adds an item at the end and lets go of the oldest beyond `keep`. */
export const pushBounded = <T>(list: Bounded<T>, item: T, keep = KEEP): Bounded<T> => ({
  items: [...list.items, item].slice(-keep),
  count: list.count + 1,
})
