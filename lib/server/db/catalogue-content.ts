import type { CatalogueContent, ServiceEntry, TeamEntry } from '@/lib/domain/catalogue/catalogue-content'
import { byName } from '@/lib/server/db/by-name'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

export type TeamContent = Required<TeamEntry> & { id: string }
export type ServiceContent = Required<ServiceEntry> & { id: string; isArchived: boolean }

/** The whole catalogue by keys, as a file names it, with the ids behind. */
export interface StoredCatalogue {
  teams: TeamContent[]
  services: ServiceContent[]
}

/** Holds every team and service as they are until the transaction ends; one holder at a time. */
export async function lockCatalogue(tx: Tx): Promise<void> {
  await rowsOf(tx, sql`select pg_advisory_xact_lock(hashtext('evenkeel catalogue'))`)
  // Not `for update`: that would wait for everything that only refers to a service.
  await rowsOf(tx, sql`select 1 as held from team order by id for no key update`)
  await rowsOf(tx, sql`select 1 as held from service order by id for no key update`)
}

/** All teams and services by name; what a service needs names only services in use. */
export async function readStoredCatalogue(tx: Tx): Promise<StoredCatalogue> {
  const teams = await rowsOf<TeamContent>(
    tx,
    sql`select id, key, name, array(
          select lower(person.email) from team_member join person on person.id = person_id
          where team_id = team.id and person.removed_at is null and person.email is not null order by 1) as members
        from team`,
  )
  const services = await rowsOf<ServiceContent>(
    tx,
    sql`select service.id, service.key, service.name, service.description, team.key as team, tier, links,
          archived_at is not null as "isArchived",
          array(select needed.key from service_dependency join service needed on needed.id = depends_on_id
            where service_id = service.id and needed.archived_at is null order by needed.key collate "C") as "dependsOn",
          (select coalesce(json_object_agg(kind, json_build_object(
              'how', how, 'url', url, 'who', who, 'expectedMinutes', expected_minutes) order by kind), '{}')
            from lever where service_id = service.id) as levers
        from service left join team on team.id = team_id`,
  )
  return { teams: teams.sort(byName), services: services.sort(byName) }
}

/** What of it a file carries: nothing archived, and no ids. */
export const contentOf = ({ teams, services }: StoredCatalogue): CatalogueContent => ({
  teams: teams.map(({ id: _, ...team }) => team),
  services: services.filter(({ isArchived }) => !isArchived).map(({ id: _, isArchived: __, ...service }) => service),
})

/** The people of the organisation who have one of these addresses, by address. */
export async function findPeopleByEmail(tx: Tx, emails: string[]): Promise<Map<string, string>> {
  const rows = await rowsOf<{ id: string; email: string }>(
    tx,
    sql`select id, lower(email) as email from person where lower(email) = any(${emails}::text[]) and removed_at is null`,
  )
  return new Map(rows.map(({ id, email }) => [email, id]))
}
