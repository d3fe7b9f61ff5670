import type { Actor } from '@/lib/domain/actor'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import { listTeamRows } from '@/lib/server/db/teams'

/** The teams of the organisation by name, with their people; everybody in it may read them. */
export const listTeams = (_actor: Actor): Promise<TeamView[]> => listTeamRows()
