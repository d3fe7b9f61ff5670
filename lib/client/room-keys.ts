import { onsetOf } from '@/lib/domain/incident/lever-board'
import type { IncidentState } from '@/lib/domain/incident/state'

/** What of an incident its levers and changes hang on. */
export type ChangedIncident = Pick<IncidentState, 'id' | 'services' | 'instants' | 'changes'>

/** Where the levers of a room stand among the queries: another place once services, onset or what changed are others. */
export const leverBoardKey = (incident: ChangedIncident): readonly string[] => [
  'levers',
  incident.id,
  [onsetOf(incident), incident.changes.noticed.count, ...incident.services.map(({ id }) => id)].join(' '),
]

/** Where its changes stand: another place whenever the list on the server may be another. */
export const incidentChangesKey = ({ id, services, instants, changes }: ChangedIncident): readonly string[] => [
  'changes',
  id,
  [
    instants.impactStartedAt?.at,
    instants.declaredAt?.at,
    changes.noticed.count,
    ...services.map((service) => service.id),
  ].join(' '),
]

/** Where the services and their dependencies stand. */
export const serviceGraphKey = ['services', 'graph'] as const
