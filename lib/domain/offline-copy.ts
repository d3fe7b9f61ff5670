import type { OrganisationRole } from './actor'
import type { Ref } from './incident/values'
import type { ProcedureCard } from './procedure-card'

/** How many rooms are kept because a person was in them; those of open incidents they take part in come on top. */
export const KEPT_VISITS = 10
/** How many open incidents are kept because a person takes part in them, the newest first. */
export const KEPT_OPEN = 10

/** Somebody as a device keeps them. */
export interface ReachablePerson extends Ref {
  role: OrganisationRole
  phone: string | null
  teams: Ref[]
}

/** What tells a device whether its copy is still right, and whom to call (SPEC KEPT-4). */
export interface OfflineCopy {
  people: ReachablePerson[]
  card: ProcedureCard
  /** Of the rooms asked for those that this person may see, and the open incidents they take part in. */
  rooms: { id: string; headSeq: number }[]
}
