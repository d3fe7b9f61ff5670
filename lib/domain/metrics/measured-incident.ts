import type { DeliverySpan } from '../incident/delivery-spans'
import type { Elapsed } from '../incident/elapsed'
import type { LeverKind } from '../incident/lever'
import type { MitigationKind, MitigationState } from '../incident/mitigation'
import { holdersOf } from '../incident/role-rules'
import type { IncidentState } from '../incident/state'
import type {
  DetectedBy,
  ImportSource,
  IncidentKind,
  InstantName,
  InstantSource,
  Outcome,
  Severity,
  Status,
  Visibility,
} from '../incident/values'

/** One mitigation as figures count it. */
export interface MeasuredMitigation {
  id: string
  kind: MitigationKind
  /** Set when it pulled a lever of the board. */
  lever: LeverKind | null
  serviceId: string | null
  ownerId: string
  title: string
  state: MitigationState
  startedAt: string | null
  endedAt: string | null
  /** Set while something was left in place and is neither undone nor permanent. */
  crutchExpiresAt: string | null
  /** The change it undoes. */
  changeId: string | null
}

/**
 * What every figure of history is made of: one incident, without a word of its timeline. Instants are ISO 8601 UTC;
 * what is not known is null, never 0. The narrow row `incident_measure` is the same thing in SQL.
 */
export interface MeasuredIncident {
  id: string
  number: number
  key: string
  title: string
  kind: IncidentKind
  severity: Severity
  status: Status
  outcome: Outcome | null
  visibility: Visibility
  isTest: boolean
  importedFrom: ImportSource | null
  detectedBy: DetectedBy | null
  deliveryPrevented: boolean
  instants: Record<InstantName, { at: string; source: InstantSource } | null>
  reopenedCount: number
  lastReopenedAt: string | null
  /** When the first version of its postmortem was published. */
  reviewPublishedAt: string | null
  elapsed: Elapsed
  deliverySpans: DeliverySpan[]
  /** Ids of the services that are hit. */
  serviceIds: string[]
  /** Ids of everybody who took part or held a role. */
  personIds: string[]
  /** Alerts it ever had. */
  alertCount: number
  mitigations: MeasuredMitigation[]
  /** How many mitigations were started. */
  triedCount: number
  /** How many were started before the first that worked; null when none did. */
  triedBeforeWorked: number | null
  /** Whether the first that was started pulled a lever of the board; null when none was started. */
  beganWithLever: boolean | null
}

/** What figures count of an incident, from its state. */
export function measuredOf(state: IncidentState): MeasuredIncident {
  const { review, importedFrom, reopenedAt, mitigations, participants } = state
  const measured = mitigations.map(
    ({
      id,
      kind,
      lever,
      service,
      owner,
      title,
      state: is,
      startedAt,
      endedAt,
      crutch,
      change,
    }): MeasuredMitigation => ({
      id,
      kind,
      lever,
      serviceId: service?.id ?? null,
      ownerId: owner.id,
      title,
      state: is,
      startedAt,
      endedAt,
      crutchExpiresAt: crutch && !crutch.settled ? crutch.expiresAt : null,
      changeId: change?.id ?? null,
    }),
  )
  const started = startedInOrder(measured)
  const worked = started.findIndex((one) => one.state === 'worked')
  return {
    id: state.id,
    number: state.number,
    key: state.key,
    title: state.title,
    kind: state.kind,
    severity: state.severity,
    status: state.status,
    outcome: state.outcome,
    visibility: state.visibility,
    isTest: state.isTest,
    importedFrom: importedFrom?.source ?? null,
    detectedBy: state.detectedBy,
    deliveryPrevented: state.deliveryPrevented,
    instants: state.instants,
    reopenedCount: reopenedAt.count,
    lastReopenedAt: reopenedAt.items.at(-1) ?? null,
    reviewPublishedAt: review?.firstPublishedAt ?? null,
    elapsed: state.elapsed,
    deliverySpans: state.deliverySpans.items,
    serviceIds: idsOf(state.services),
    personIds: idsOf([...participants.items, ...holdersOf(state)]),
    alertCount: state.alerts.total,
    mitigations: measured,
    triedCount: started.length,
    triedBeforeWorked: worked === -1 ? null : worked,
    beganWithLever: started[0] ? started[0].lever !== null : null,
  }
}

/** Those that were begun, the first begun first; of two of one instant, the one proposed first. */
export const startedInOrder = (mitigations: readonly MeasuredMitigation[]): MeasuredMitigation[] =>
  mitigations
    .filter(({ startedAt }) => startedAt !== null)
    .toSorted((one, other) => (one.startedAt ?? '').localeCompare(other.startedAt ?? ''))

const idsOf = (things: { id: string }[]): string[] => [...new Set(things.map(({ id }) => id))].sort()
