import type { ChangeKind, ChangeStatus } from '../change/change'
import type { Ref } from '../incident/values'
import { type HistoryFilter, isWithin } from './history-filter'
import { takesService } from './levers'
import type { MeasuredIncident } from './measured-incident'

/** A change as figures count it. Instants are ISO 8601 UTC. */
export interface MeasuredChange {
  id: string
  kind: ChangeKind
  status: ChangeStatus
  title: string
  environment: string | null
  service: Ref | null
  /** The team that owns its service today. */
  teamId: string | null
  /** When it took effect, or began if that is not known. */
  at: string
  committedAt: string | null
  /** Told by a drill: it never happened. */
  isDrilled: boolean
}

/** What senders call production. */
export const PRODUCTION = ['production', 'prod', 'live'] as const

/**
 * Whether a change is a deploy to production that reached it: it succeeded, or its sender does not say how it ended, and
 * its environment is production or is not named.
 */
export const isDeploy = ({ kind, status, environment, isDrilled }: MeasuredChange): boolean =>
  kind === 'deploy' &&
  (status === 'succeeded' || status === 'unknown') &&
  (environment === null || PRODUCTION.some((name) => name === environment.toLowerCase())) &&
  !isDrilled

/** Whether a filter takes a deploy: by when it was, its service and the team of that. */
export const takesDeploy = (change: MeasuredChange, filter: HistoryFilter): boolean =>
  isWithin(change.at, filter) && takesService({ id: change.service?.id ?? null, teamId: change.teamId }, filter)

/**
 * The filter of the incidents that a deploy may have caused: whenever they were declared, and whatever they hit, for
 * time, service and team are those of the deploy.
 */
export const deployIncidentFilter = (filter: HistoryFilter): HistoryFilter => ({
  ...filter,
  from: null,
  to: null,
  service: [],
  team: [],
})

/** Milliseconds from the commit to production; null where the commit is not told, or is later. */
export function leadTimeOf({ committedAt, at }: MeasuredChange): number | null {
  const ms = committedAt === null ? -1 : Date.parse(at) - Date.parse(committedAt)
  return ms < 0 ? null : ms
}

/** Ids of the changes that an incident undid, tried to undo, or undoes: a mitigation that names them was started. */
export const undoneIn = ({ mitigations }: MeasuredIncident): string[] =>
  mitigations.flatMap(({ changeId, startedAt }) => (changeId !== null && startedAt !== null ? [changeId] : []))

/** Ids of the changes whose undoing worked: they are what the incident came from. */
export const causeOf = ({ mitigations }: MeasuredIncident): string[] =>
  mitigations.flatMap(({ changeId, startedAt, state }) =>
    changeId !== null && startedAt !== null && state === 'worked' ? [changeId] : [],
  )
