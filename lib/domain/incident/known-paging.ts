import type { Plan, Stage } from '../on-call/escalation-policy'
import type { KnownPerson } from './define-command'
import type { Ref } from './values'

/** Somebody who can be paged. */
export interface PagedPerson extends KnownPerson {
  /** They agreed to be called into drills. */
  takesDrills: boolean
}

/** What a decision about pages may ask. People who left, and stakeholders, are in none of its answers. */
export interface KnownPaging {
  /** What a new run for a service would follow; null for a service that is not known. */
  planOf(serviceId: string): { policy: Ref | null; plan: Plan } | null
  /** What a run that is going on follows. */
  planOfRun(escalationId: string): Plan | null
  /** Whom a stage asks now. */
  peopleAt(plan: Plan, stage: Stage): readonly PagedPerson[]
  person(id: string): PagedPerson | undefined
  /** Primaries and secondaries of the rotas of these services' policies, and of the commanders' rota. */
  mobilised(serviceIds: readonly string[]): readonly PagedPerson[]
  /** Whether no alert fires here that is not acknowledged by its sender or snoozed (SPEC ALERT-9). */
  isSeenTo(): boolean
  /** A UUID that follows from these. */
  idOf(...parts: string[]): string
}

/** What has to be looked up to decide about pages. */
export interface PagingNeeds {
  services?: string[]
  escalations?: string[]
  people?: string[]
  mobilise?: boolean
  seenTo?: boolean
}
