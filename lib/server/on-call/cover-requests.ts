import type { PersonActor } from '@/lib/domain/actor'
import { AppError, wrongField } from '@/lib/domain/errors'
import { restOf } from '@/lib/domain/on-call/rota-change'
import type { NewCoverOffer, NewCoverRequest } from '@/lib/domain/on-call/rota-inputs'
import type { CoverRequestView } from '@/lib/domain/on-call/rota-view'
import { hasWholly } from '@/lib/domain/on-call/stints'
import { now } from '@/lib/server/clock'
import {
  addCoverRequest,
  type CoverRequestRow,
  deleteCoverOffer,
  findCoverRequest,
  findRotaOfRequest,
  putCoverOffer,
  settleCoverRequest,
} from '@/lib/server/db/cover-requests'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import type { RotaRow } from '@/lib/server/db/rota-rows'
import { readRotas } from '@/lib/server/db/rotas'
import { writeAskMails, writeOfferMail } from '@/lib/server/mail/cover-mail'
import { NO_ROTA } from '@/lib/server/on-call/loaded-rotas'
import { holdRota, requireRotaResponder } from '@/lib/server/on-call/rota-rules'
import { requestView } from '@/lib/server/on-call/rota-views'

const requestNotFound = (): AppError => new AppError('not_found', 'There is no such request.')

/** A request as it is now, and whether what was sent is new. */
interface Asked {
  request: CoverRequestView
  isNew: boolean
}

/**
 * Asks who can cover a shift of one's own, or a part of it. The same again is the same request. Throws `forbidden`,
 * `not_found`, `invalid_input` for what is no time, and `rule_refused` for what is not wholly one's own (SPEC ROTA-13).
 */
export async function askForCover(actor: PersonActor, idOrKey: string, input: NewCoverRequest): Promise<Asked> {
  requireRotaResponder(actor)
  return withTransaction(async (tx) => {
    const row = await holdRota(tx, idOrKey)
    const known = await findCoverRequest(tx, input.id)
    if (known) return { request: sameRequest(known, row, actor, input), isNew: false }
    const at = now()
    const asked = { from: Date.parse(input.from), to: Date.parse(input.to) }
    if (asked.to <= asked.from) throw wrongField('to', 'is not after from')
    const rest = restOf(asked, at.getTime())
    if (!rest) throw wrongField('to', 'has passed')
    const rota = (await readRotas(tx, [row.id])).get(row.id) ?? NO_ROTA
    if (!hasWholly(rota, input.seat, rest, actor.id)) throw notOwn('from', 'is not the time of a shift of yours')
    const { id, seat, note } = input
    const [from, to] = [new Date(rest.from), new Date(rest.to)]
    await addCoverRequest(tx, { id, rotaId: row.id, seat, personId: actor.id, from, to, note, at })
    const request = await requireRequest(tx, id)
    await writeAskMails(tx, row, rota, request)
    return { request: requestView(request), isNew: true }
  })
}

function sameRequest(known: CoverRequestRow, row: RotaRow, actor: PersonActor, input: NewCoverRequest) {
  const isSame =
    known.rota.id === row.id &&
    known.person.id === actor.id &&
    known.seat === input.seat &&
    known.toAt.getTime() === Date.parse(input.to)
  if (!isSame) throw new AppError('conflict', 'This id is that of another request.')
  return requestView(known)
}

/**
 * Offers to cover, for a shift of one's own in return or for none; a second offer takes the place of the first. Throws
 * `forbidden`, `not_found`, `conflict` when the request is settled, `rule_refused` for a shift that is not one's own.
 */
export async function offerCover(actor: PersonActor, requestId: string, input: NewCoverOffer): Promise<Asked> {
  requireRotaResponder(actor)
  return withTransaction(async (tx) => {
    const { request, row } = await holdRequest(tx, requestId)
    const at = now()
    if (request.person.id === actor.id) throw notOwn('id', 'is an offer to oneself')
    const isKnown = request.offers.some(({ id, person }) => id === input.id && person.id === actor.id)
    if (isKnown) return { request: requestView(request), isNew: false }
    requireOpen(request, at)
    const inReturn = input.inReturn && (await returnOf(tx, row, actor, input.inReturn, at))
    const offer = { id: input.id, requestId, personId: actor.id, inReturn, note: input.note, at }
    if (!(await putCoverOffer(tx, offer))) throw new AppError('conflict', 'This id is that of another offer.')
    const changed = await requireRequest(tx, requestId)
    await writeOfferMail(tx, row, changed, input.id)
    return { request: requestView(changed), isNew: true }
  })
}

async function returnOf(
  tx: Tx,
  row: RotaRow,
  actor: PersonActor,
  { seat, ...asked }: NonNullable<NewCoverOffer['inReturn']>,
  at: Date,
) {
  const stretch = { from: Date.parse(asked.from), to: Date.parse(asked.to) }
  if (stretch.to <= stretch.from) throw wrongField('inReturn.to', 'is not after from')
  const rest = restOf(stretch, at.getTime())
  if (!rest) throw wrongField('inReturn.to', 'has passed')
  const rota = (await readRotas(tx, [row.id])).get(row.id) ?? NO_ROTA
  if (!hasWholly(rota, seat, rest, actor.id)) throw notOwn('inReturn.from', 'is not the time of a shift of yours')
  return { seat, from: new Date(rest.from), to: new Date(rest.to) }
}

/**
 * Takes back what is one's own of a request: who asked the request, who offered the offer. Again changes nothing.
 * Throws `forbidden`, `not_found`, and `conflict` once an offer was taken.
 */
export async function withdrawCover(actor: PersonActor, requestId: string): Promise<CoverRequestView> {
  requireRotaResponder(actor)
  return withTransaction(async (tx) => {
    const { request } = await holdRequest(tx, requestId)
    if (request.state === 'withdrawn') return requestView(request)
    if (request.state === 'accepted') throw new AppError('conflict', 'An offer was taken already.')
    if (request.person.id === actor.id) {
      await settleCoverRequest(tx, requestId, { state: 'withdrawn', offerId: null, at: now() })
    } else if (!(await deleteCoverOffer(tx, requestId, actor.id))) {
      throw new AppError('forbidden', 'Only who asked can withdraw this request.')
    }
    return requestView(await requireRequest(tx, requestId))
  })
}

/** A request, while its rota is held. */
export async function holdRequest(tx: Tx, id: string): Promise<{ request: CoverRequestRow; row: RotaRow }> {
  const rotaId = await findRotaOfRequest(tx, id)
  if (!rotaId) throw requestNotFound()
  const row = await holdRota(tx, rotaId)
  return { row, request: await requireRequest(tx, id) }
}

export async function requireRequest(tx: Tx, id: string): Promise<CoverRequestRow> {
  const request = await findCoverRequest(tx, id)
  if (!request) throw requestNotFound()
  return request
}

/** Throws `conflict` for a request that somebody settled, or whose time is over. */
export function requireOpen({ state, toAt }: CoverRequestRow, at: Date): void {
  if (state === 'accepted') throw new AppError('conflict', 'An offer was taken already.')
  if (state === 'withdrawn') throw new AppError('conflict', 'The request was withdrawn.')
  if (toAt <= at) throw new AppError('conflict', 'The shift is over.')
}

function notOwn(path: string, message: string): AppError {
  return new AppError('rule_refused', `${path} ${message}`, { rule: 'ROTA-13', fields: [{ path, message }] })
}
