import type { Ref } from '@/lib/domain/incident/values'
import type { Seat } from '@/lib/domain/on-call/rota'
import type { CoverRequestView } from '@/lib/domain/on-call/rota-view'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

export interface CoverOfferRow {
  id: string
  person: Ref
  inReturn: { seat: Seat; from: string; to: string } | null
  note: string
  acceptedAt: string | null
}

export interface CoverRequestRow {
  id: string
  rota: Ref
  seat: Seat
  person: Ref
  fromAt: Date
  toAt: Date
  note: string
  state: CoverRequestView['state']
  offers: CoverOfferRow[]
  createdAt: Date
}

const columns = sql`request.id, json_build_object('id', rota.id, 'name', rota.name) as rota, request.seat,
  json_build_object('id', person.id, 'name', person.name) as person, request.from_at as "fromAt", request.to_at as "toAt",
  request.note, request.state, request.created_at as "createdAt",
  (select coalesce(json_agg(json_build_object('id', offer.id,
      'person', json_build_object('id', offerer.id, 'name', offerer.name), 'note', offer.note,
      'acceptedAt', offer.accepted_at,
      'inReturn', case when offer.return_seat is not null then json_build_object(
        'seat', offer.return_seat, 'from', offer.return_from, 'to', offer.return_to) end)
      order by offer.created_at, offer.id), '[]')
    from cover_offer offer join person offerer on offerer.id = offer.person_id and offerer.removed_at is null
      and offerer.role <> 'stakeholder'
    where offer.request_id = request.id) as offers`

const select = (condition: Sql): Sql => sql`select ${columns} from cover_request request
  join rota on rota.id = request.rota_id join person on person.id = request.person_id where ${condition}`

export async function findCoverRequest(tx: Tx, id: string): Promise<CoverRequestRow | null> {
  const [row] = await rowsOf<CoverRequestRow>(tx, select(sql`request.id = ${id}`))
  return row ?? null
}

/** The rota of a request, so that it can be held before the request is read; null when there is none. */
export async function findRotaOfRequest(tx: Tx, id: string): Promise<string | null> {
  const [row] = await rowsOf<{ rotaId: string }>(
    tx,
    sql`select rota_id as "rotaId" from cover_request where id = ${id}`,
  )
  return row?.rotaId ?? null
}

/** Requests that wait for an answer and are not over, the first shift first. */
export const listOpenRequests = (tx: Tx, rotaIds: readonly string[], now: Date): Promise<CoverRequestRow[]> =>
  rowsOf<CoverRequestRow>(
    tx,
    sql`${select(sql`request.rota_id = any(${rotaIds}::uuid[]) and request.state = 'open' and request.to_at > ${now}
      and person.removed_at is null`)} order by request.from_at, request.id`,
  )

export interface NewCoverRequestRow {
  id: string
  rotaId: string
  seat: Seat
  personId: string
  from: Date
  to: Date
  note: string
  at: Date
}

export async function addCoverRequest(tx: Tx, request: NewCoverRequestRow): Promise<void> {
  const { id, rotaId, seat, personId, from, to, note, at } = request
  await rowsOf(
    tx,
    sql`insert into cover_request (id, rota_id, seat, person_id, from_at, to_at, note, state, created_at)
      values (${id}, ${rotaId}, ${seat}, ${personId}, ${from}, ${to}, ${note}, 'open', ${at})`,
  )
}

export interface NewCoverOfferRow {
  id: string
  requestId: string
  personId: string
  inReturn: { seat: Seat; from: Date; to: Date } | null
  note: string
  at: Date
}

/** Adds an offer, in the place of an earlier one by the same person. Answers false when the id is another offer's. */
export async function putCoverOffer(tx: Tx, offer: NewCoverOfferRow): Promise<boolean> {
  const { id, requestId, personId, inReturn, note, at } = offer
  const taken = await rowsOf(
    tx,
    sql`select 1 from cover_offer where id = ${id} and (request_id <> ${requestId} or person_id <> ${personId})`,
  )
  if (taken.length > 0) return false
  await rowsOf(
    tx,
    sql`insert into cover_offer (id, request_id, person_id, return_seat, return_from, return_to, note, created_at)
      values (${id}, ${requestId}, ${personId}, ${inReturn?.seat ?? null}, ${inReturn?.from ?? null},
        ${inReturn?.to ?? null}, ${note}, ${at})
      on conflict (request_id, person_id) do update set id = excluded.id, return_seat = excluded.return_seat,
        return_from = excluded.return_from, return_to = excluded.return_to, note = excluded.note`,
  )
  return true
}

export async function deleteCoverOffer(tx: Tx, requestId: string, personId: string): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`delete from cover_offer where request_id = ${requestId} and person_id = ${personId} returning id`,
  )
  return rows.length > 0
}

/** Ends a request: one of its offers was taken, or nobody is needed any more. */
export async function settleCoverRequest(
  tx: Tx,
  id: string,
  { state, offerId, at }: { state: 'accepted' | 'withdrawn'; offerId: string | null; at: Date },
): Promise<void> {
  await rowsOf(tx, sql`update cover_request set state = ${state}, settled_at = ${at} where id = ${id}`)
  if (offerId) await rowsOf(tx, sql`update cover_offer set accepted_at = ${at} where id = ${offerId}`)
}
