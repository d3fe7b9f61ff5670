import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

export interface NewSubscription {
  methodId: string
  endpoint: string
  p256dh: string
  auth: string
  serverKey: string
}

/** The method that an endpoint belongs to, behind its lock, and whose it is. */
export async function lockSubscription(
  tx: Tx,
  endpoint: string,
): Promise<{ methodId: string; personId: string } | null> {
  const [row] = await rowsOf<{ methodId: string; personId: string }>(
    tx,
    sql`select method.id "methodId", method.person_id "personId" from push_subscription subscription
      join contact_method method on method.id = subscription.method_id
      where subscription.endpoint = ${endpoint} for update of subscription`,
  )
  return row ?? null
}

/** Writes a subscription down; of one that is there, what may have changed. */
export async function saveSubscription(tx: Tx, one: NewSubscription, at: Date): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into push_subscription (method_id, endpoint, p256dh, auth, server_key, created_at)
      values (${one.methodId}, ${one.endpoint}, ${one.p256dh}, ${one.auth}, ${one.serverKey}, ${at})
      on conflict (endpoint) do update set p256dh = excluded.p256dh, auth = excluded.auth,
        server_key = excluded.server_key, created_at = excluded.created_at`,
  )
}

/** Devices of somebody that no longer take push, and are called the same as one that does now. */
export async function deleteDead(tx: Tx, personId: string, label: string): Promise<void> {
  await rowsOf(
    tx,
    sql`delete from contact_method method where method.person_id = ${personId} and method.channel = 'push'
      and method.label = ${label}
      and not exists (select 1 from push_subscription subscription where subscription.method_id = method.id)`,
  )
}

/** Its push service says that nobody listens there any more: the method stays, to say so. */
export async function dropSubscription(endpoint: string): Promise<void> {
  await query(
    sql`with gone as (delete from push_subscription where endpoint = ${endpoint} returning method_id)
      update contact_method set verified_at = null from gone where id = gone.method_id`,
  )
}
