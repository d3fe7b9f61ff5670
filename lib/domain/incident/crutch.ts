import type { MitigationKind } from './mitigation'
import { openCrutches } from './mitigations-now'
import type { IncidentState } from './state'
import type { Ref, Severity, Status } from './values'

/** Something left in place that is neither undone nor permanent, as its list shows it. */
export interface CrutchView {
  mitigationId: string
  kind: MitigationKind
  title: string
  target: string | null
  service: Ref | null
  /** Who owns the service today. */
  team: Ref | null
  owner: Ref
  /** Who said that it worked and stays. */
  leftBy: Ref | null
  leftAt: string
  expiresAt: string
  /** The reader owns it, or is in the team that owns its service. */
  isMine: boolean
  incident: { id: string; key: string; title: string; severity: Severity; status: Status }
}

/** What an incident left in place, before anything is known of teams. */
export function crutchesOf(state: IncidentState): Omit<CrutchView, 'team' | 'isMine'>[] {
  const { id, key, title, severity, status } = state
  return openCrutches(state).flatMap((one) =>
    one.crutch
      ? [
          {
            mitigationId: one.id,
            kind: one.kind,
            title: one.title,
            target: one.target,
            service: one.service,
            owner: one.owner,
            leftBy: one.endedBy,
            leftAt: one.endedAt ?? one.proposedAt,
            expiresAt: one.crutch.expiresAt,
            incident: { id, key, title, severity, status },
          },
        ]
      : [],
  )
}
