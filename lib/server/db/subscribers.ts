import type { Actor, OrganisationRole } from '@/lib/domain/actor'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { visibleIncidents } from '@/lib/server/db/visible-incidents'

/** Somebody who asked for the updates of an incident; whether they may still see it is asked apart. */
export interface Subscriber {
  id: string
  name: string
  email: string
  role: OrganisationRole
}

export const readSubscribers = (tx: Tx, incidentId: string): Promise<Subscriber[]> =>
  rowsOf<Subscriber>(
    tx,
    sql`select person.id, person.name, person.email, person.role
      from incident_subscriber subscriber
      join person on person.id = subscriber.person_id and person.removed_at is null
      where subscriber.incident_id = ${incidentId} order by person.name, person.id`,
    'read-subscribers',
  )

export async function insertSubscriber(tx: Tx, incidentId: string, personId: string): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into incident_subscriber (incident_id, person_id) values (${incidentId}, ${personId})
      on conflict do nothing`,
  )
}

export async function deleteSubscriber(tx: Tx, incidentId: string, personId: string): Promise<void> {
  await rowsOf(tx, sql`delete from incident_subscriber where incident_id = ${incidentId} and person_id = ${personId}`)
}

/** The incidents a person subscribed to, of those they may see. */
export const listSubscriptions = (actor: Actor, personId: string): Promise<{ id: string }[]> =>
  query<{ id: string }>(
    sql`select incident.id from ${visibleIncidents(actor)} incident
      join incident_subscriber subscriber on subscriber.incident_id = incident.id
      where subscriber.person_id = ${personId} order by incident.declared_at desc limit 1000`,
  )
