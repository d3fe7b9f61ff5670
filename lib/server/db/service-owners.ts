import type { Ref } from '@/lib/domain/incident/values'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

export interface ServiceOwner {
  serviceId: string
  team: Ref
  /** Whether the reader is in the team. */
  isMine: boolean
}

/** The teams that own these services today; services nobody owns are left out. */
export const listServiceOwners = (tx: Tx, serviceIds: string[], readerId: string): Promise<ServiceOwner[]> =>
  rowsOf<ServiceOwner>(
    tx,
    sql`select service.id as "serviceId", json_build_object('id', team.id, 'name', team.name) as team,
        exists (select 1 from team_member where team_id = team.id and person_id = ${readerId}) as "isMine"
      from service join team on team.id = service.team_id
      where service.id = any(${serviceIds}::uuid[])`,
  )
