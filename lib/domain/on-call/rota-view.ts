import type { CrutchView } from '../incident/crutch'
import type { Ref, Severity, Status } from '../incident/values'
import type { Rotation, Seat } from './rota'
import type { FEED_KINDS } from './rota-inputs'

/** Who has a seat from when to when (ISO 8601, the end outside); nobody is a gap. */
export interface ShiftView {
  seat: Seat
  person: Ref | null
  from: string
  to: string
  /** The override that gives it, with what was said about it. */
  override: OverrideView | null
}

export interface OverrideView {
  id: string
  seat: Seat
  person: Ref
  from: string
  to: string
  reason: string
  /** `taken` by who has it now, `cover` and `swap` came of a request. */
  origin: 'override' | 'taken' | 'cover' | 'swap'
  by: Ref
}

/** Who has a seat now, until when, and who comes next. */
export interface SeatNow {
  seat: Seat
  person: Ref | null
  since: string
  until: string
  next: Ref | null
  /** Whether who comes next has accepted the hand-over; null when it is not near. */
  isAccepted: boolean | null
}

/** A rota as lists show it. */
export interface RotaSummary {
  id: string
  key: string
  name: string
  team: Ref | null
  zone: string
  hasSecondary: boolean
  /** Everybody who takes turns in it, in the order of its layers. */
  people: Ref[]
  /** Primary first; one seat when there is no secondary. */
  now: SeatNow[]
  /** When somebody is missing next, within four weeks. */
  nextGap: { seat: Seat; from: string; to: string } | null
  isArchived: boolean
  /** How much the lint finds; left out unless it was asked for. */
  problemCount?: number
}

/** What is wrong with a rota, or will be; `rule` names it (SPEC ROTA). */
export interface RotaProblem {
  rule: string
  level: 'problem' | 'warning'
  message: string
}

export interface RotaDetail extends RotaSummary {
  version: number
  rotation: Rotation
  /** A change that holds later. */
  planned: { from: string; rotation: Rotation } | null
  /** Whether the reader may change it. */
  isEditable: boolean
  problems: RotaProblem[]
  /** Open requests for cover. */
  requests: CoverRequestView[]
  /** Who changed its rotation and when, the newest first, at most 20. */
  changes: { number: number; from: string; by: Ref; at: string }[]
}

export interface CoverOfferView {
  id: string
  person: Ref
  inReturn: { seat: Seat; from: string; to: string } | null
  note: string
}

export interface CoverRequestView {
  id: string
  rota: Ref
  seat: Seat
  person: Ref
  from: string
  to: string
  note: string
  state: 'open' | 'accepted' | 'withdrawn'
  offers: CoverOfferView[]
  createdAt: string
}

/** A shift of one's own. */
export interface MyShift extends ShiftView {
  rota: Ref
  /** Who has the other seat at its beginning. */
  with: Ref | null
}

/** Alerts that wake nobody until an instant: by their labels, because their services are worked on, or one of them. */
export interface QuietView {
  id: string
  kind: 'silence' | 'maintenance' | 'snooze'
  /** The matchers of a silence, the title of the work, or that of the alert. */
  what: string
  reason: string | null
  byName: string
  until: string
  /** How many alerts fire now that it keeps quiet. */
  holding: number
}

/** What who comes on has to know. */
export interface HandOverView {
  rota: Ref
  seat: Seat
  /** The shift that begins, or began last. */
  shift: ShiftView
  outgoing: Ref | null
  accepted: { by: Ref; at: string; note: string } | null
  incidents: { id: string; key: string; title: string; severity: Severity; status: Status }[]
  crutches: CrutchView[]
  /** What is kept quiet now, the first to end first. */
  quiet: QuietView[]
  /** Changes of the last day to services of the team that owns it. */
  changes: { id: string; title: string; service: Ref | null; at: string; url: string | null }[]
}

/** A calendar that somebody may subscribe to; its address was said once. */
export interface FeedView {
  id: string
  kind: (typeof FEED_KINDS)[number]
  subject: Ref
  createdAt: string
  lastReadAt: string | null
}
