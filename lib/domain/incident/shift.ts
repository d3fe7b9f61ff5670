import { isHurting } from './elapsed'
import { refOf } from './lookups'
import { offersTo, rolesOf } from './role-rules'
import type { HandoverOffer, IncidentState, KeptEntry } from './state'
import {
  compareSeverity,
  type IncidentKind,
  type Ref,
  type Role,
  type Severity,
  type SingleRole,
  type Status,
  type Visibility,
} from './values'

/** How the last word of a room was meant; `says` for notes and observations. */
export type Manner = 'says' | 'asks' | 'decides' | 'suspects'

/** One incident on a responder's first page. */
export interface ShiftIncident {
  id: string
  key: string
  title: string
  kind: IncidentKind
  severity: Severity
  status: Status
  visibility: Visibility
  /** When customers began to be hurt, as far as known; else when it was declared. */
  since: string
  resolvedAt: string | null
  commander: Ref | null
  services: Ref[]
  myRoles: Role[]
  lastWord: { by: string; manner: Manner; text: string; at: string } | null
}

/** A role that waits for the viewer's answer. */
export interface ShiftOffer {
  offerId: string
  role: SingleRole
  from: Ref | null
  brief: string | null
  offeredAt: string
  incident: Pick<ShiftIncident, 'id' | 'key' | 'title' | 'severity' | 'status'>
}

/** What a responder sees first: what waits for them, what is open, worst first, and what was resolved lately. */
export interface Shift {
  offers: ShiftOffer[]
  open: ShiftIncident[]
  resolved: ShiftIncident[]
}

/** Picks and orders what one person needs from the incidents they may see. */
export function shiftOf(incidents: readonly IncidentState[], viewerId: string): Shift {
  const isOpen = ({ status }: IncidentState) => isHurting(status)
  const open = incidents.filter(isOpen)
  return {
    offers: open
      .flatMap((incident) => offersTo(viewerId, incident).map((offer) => shiftOfferOf(offer, incident)))
      .sort(byText(({ offeredAt }) => offeredAt)),
    open: open.map((incident) => shiftIncidentOf(incident, viewerId)).sort(worstFirst),
    resolved: incidents
      .filter((incident) => !isOpen(incident))
      .map((incident) => shiftIncidentOf(incident, viewerId))
      .sort(byText(({ resolvedAt }) => resolvedAt ?? ''))
      .reverse(),
  }
}

const byText =
  <T>(textOf: (item: T) => string) =>
  (a: T, b: T) =>
    textOf(a) < textOf(b) ? -1 : 1

function worstFirst(a: ShiftIncident, b: ShiftIncident): number {
  if ((a.kind === 'drill') !== (b.kind === 'drill')) return a.kind === 'drill' ? 1 : -1
  if (a.status !== b.status) return a.status === 'active' ? -1 : 1
  return compareSeverity(b.severity, a.severity) || (a.since < b.since ? 1 : -1)
}

function shiftIncidentOf(incident: IncidentState, viewerId: string): ShiftIncident {
  const { id, key, title, kind, severity, status, visibility, instants, roles } = incident
  const { commander } = roles
  return {
    id,
    key,
    title,
    kind,
    severity,
    status,
    visibility,
    since: (instants.impactStartedAt ?? instants.declaredAt)?.at ?? incident.lastActivityAt,
    resolvedAt: instants.resolvedAt?.at ?? null,
    commander: commander && refOf(commander),
    services: incident.services.map(refOf),
    myRoles: rolesOf(viewerId, incident),
    lastWord: lastWordOf(incident),
  }
}

function lastWordOf(incident: IncidentState): ShiftIncident['lastWord'] {
  const { lastWord } = incident
  if (!lastWord?.text) return null
  return { by: lastWord.by.name, manner: mannerOf(incident, lastWord), text: lastWord.text, at: lastWord.at }
}

function mannerOf({ openQuestions, decisions, hypotheses }: IncidentState, { seq }: KeptEntry): Manner {
  const isIn = ({ items }: { items: KeptEntry[] }) => items.some((entry) => entry.seq === seq)
  if (isIn(openQuestions)) return 'asks'
  if (isIn(decisions)) return 'decides'
  return isIn(hypotheses) ? 'suspects' : 'says'
}

function shiftOfferOf({ offerId, role, from, brief, offeredAt }: HandoverOffer, incident: IncidentState): ShiftOffer {
  const { id, key, title, severity, status } = incident
  return { offerId, role, from, brief: brief?.text ?? null, offeredAt, incident: { id, key, title, severity, status } }
}
