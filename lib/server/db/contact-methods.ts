import type { Channel } from '@/lib/domain/on-call/channel'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

/** A contact method with how it did. Of the account, the address is that of the person. */
export interface StoredMethod {
  id: string
  personId: string | null
  channel: Channel
  address: string
  label: string
  isAccount: boolean
  isVerified: boolean
  createdAt: Date
  testedAt: Date | null
  lastOkAt: Date | null
  lastFailedAt: Date | null
  lastProblem: string | null
}

const columns = sql`method.id, method.person_id "personId", method.channel,
  case when method.is_account then person.email else method.address end "address", method.label,
  method.is_account "isAccount", method.verified_at is not null "isVerified", method.created_at "createdAt",
  method.tested_at "testedAt", method.last_ok_at "lastOkAt", method.last_failed_at "lastFailedAt",
  method.last_problem "lastProblem"`

const inOrder = sql`order by method.position, method.created_at, method.id`

/** The methods of somebody, in their own order. */
export const readMethods = (tx: Tx, personId: string): Promise<StoredMethod[]> => readMethodsOf(tx, [personId])

/** The methods of several people, each in their own order; of those removed, none. */
export const readMethodsOf = (tx: Tx, personIds: readonly string[]): Promise<StoredMethod[]> =>
  rowsOf<StoredMethod>(
    tx,
    sql`select ${columns} from contact_method method
      join person on person.id = method.person_id and person.removed_at is null
      where method.person_id = any(${personIds}::uuid[]) ${inOrder}`,
    'read-contact-methods',
  )

/** The destinations of the organisation. */
export const readDestinations = (tx: Tx): Promise<StoredMethod[]> =>
  rowsOf<StoredMethod>(
    tx,
    sql`select ${columns} from contact_method method left join person on false
      where method.person_id is null ${inOrder}`,
  )

/** Locks and reads one of somebody's methods; null for a destination's owner. */
export async function lockMethod(tx: Tx, personId: string | null, id: string): Promise<LockedMethod | null> {
  const [row] = await rowsOf<LockedMethod>(
    tx,
    sql`select ${columns}, method.code_hash "codeHash", method.code_expires_at "codeExpiresAt",
        method.code_tries "codeTries"
      from contact_method method left join person on person.id = method.person_id
      where method.id = ${id} and method.person_id is not distinct from ${personId}::uuid for update of method`,
  )
  return row ?? null
}

export interface LockedMethod extends StoredMethod {
  codeHash: Buffer | null
  codeExpiresAt: Date | null
  codeTries: number
}

/** Whose a method is, whoever asks; undefined when there is none of that id. */
export async function findOwner(tx: Tx, id: string): Promise<{ personId: string | null } | undefined> {
  const [row] = await rowsOf<{ personId: string | null }>(
    tx,
    sql`select person_id "personId" from contact_method where id = ${id}`,
  )
  return row
}

/** What is needed to send to a method. */
export interface MethodToSend {
  channel: Channel
  address: string
  sealed: Buffer | null
  isVerified: boolean
  /** Null for a destination of the organisation. */
  person: { id: string; name: string; isRemoved: boolean } | null
  subscription: { endpoint: string; p256dh: string; auth: string; serverKey: string } | null
}

export async function findMethodToSend(id: string): Promise<MethodToSend | undefined> {
  const [row] = await query<MethodToSend>(
    sql`select method.channel, case when method.is_account then person.email else method.address end "address",
        method.sealed, method.verified_at is not null "isVerified",
        case when person.id is not null then
          jsonb_build_object('id', person.id, 'name', person.name, 'isRemoved', person.removed_at is not null) end "person",
        case when subscription.method_id is not null then jsonb_build_object('endpoint', subscription.endpoint,
          'p256dh', subscription.p256dh, 'auth', subscription.auth, 'serverKey', subscription.server_key) end "subscription"
      from contact_method method left join person on person.id = method.person_id
      left join push_subscription subscription on subscription.method_id = method.id
      where method.id = ${id}`,
    'find-method-to-send',
  )
  return row
}

export interface NewMethod {
  id: string
  personId: string | null
  channel: Channel
  address: string
  label: string
  sealed: Buffer | null
  verifiedAt: Date | null
  createdAt: Date
}

/** Adds a method behind those that are there; false when the id is taken. */
export async function insertMethod(tx: Tx, one: NewMethod): Promise<boolean> {
  const added = await rowsOf(
    tx,
    sql`insert into contact_method (id, person_id, channel, address, label, sealed, verified_at, created_at, position)
      values (${one.id}, ${one.personId}, ${one.channel}, ${one.address}, ${one.label}, ${one.sealed},
        ${one.verifiedAt}, ${one.createdAt}, (select coalesce(max(position), 0) + 1 from contact_method
          where person_id is not distinct from ${one.personId}::uuid))
      on conflict (id) do nothing returning 1`,
  )
  return added.length > 0
}

export async function deleteMethod(tx: Tx, id: string): Promise<void> {
  await rowsOf(tx, sql`delete from contact_method where id = ${id}`)
}

export async function renameMethod(tx: Tx, id: string, label: string): Promise<void> {
  await rowsOf(tx, sql`update contact_method set label = ${label} where id = ${id}`)
}

/** Sets the order of somebody's methods; those that are not named keep their place behind. */
export async function saveOrder(tx: Tx, personId: string, ids: readonly string[]): Promise<void> {
  await rowsOf(
    tx,
    sql`update contact_method method set position = named.place - ${ids.length}::int - 1
      from unnest(${ids}::uuid[]) with ordinality as named (id, place)
      where method.id = named.id and method.person_id = ${personId}`,
  )
}

/** A code that is on its way. The one before counts no more. */
export async function saveCode(tx: Tx, id: string, code: { hash: Buffer; expiresAt: Date } | null): Promise<void> {
  await rowsOf(
    tx,
    sql`update contact_method set code_hash = ${code?.hash ?? null}, code_expires_at = ${code?.expiresAt ?? null},
        code_tries = 0 where id = ${id}`,
  )
}

export async function countTry(tx: Tx, id: string): Promise<void> {
  await rowsOf(tx, sql`update contact_method set code_tries = code_tries + 1 where id = ${id}`)
}

export async function markVerified(tx: Tx, id: string, at: Date): Promise<void> {
  await rowsOf(
    tx,
    sql`update contact_method set verified_at = ${at}, code_hash = null, code_expires_at = null, code_tries = 0
      where id = ${id}`,
  )
}

/** Writes down how a message over a method went; `isTest` when it was sent to see that. */
export async function noteOutcome(id: string, at: Date, problem: string | null, isTest: boolean): Promise<void> {
  await query(
    sql`update contact_method set ${outcome(at, problem)},
        tested_at = case when ${isTest} then ${at}::timestamptz else tested_at end where id = ${id}`,
    'note-method-outcome',
  )
}

const outcome = (at: Date, problem: string | null): Sql =>
  sql`last_ok_at = case when ${problem}::text is null then ${at}::timestamptz else last_ok_at end,
    last_failed_at = case when ${problem}::text is null then last_failed_at else ${at}::timestamptz end,
    last_problem = ${problem}::text`
