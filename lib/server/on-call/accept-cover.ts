import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import type { Seat } from '@/lib/domain/on-call/rota'
import { restOf } from '@/lib/domain/on-call/rota-change'
import type { CoverRequestView } from '@/lib/domain/on-call/rota-view'
import { hasWholly } from '@/lib/domain/on-call/stints'
import type { Stretch } from '@/lib/domain/on-call/turns'
import { now } from '@/lib/server/clock'
import { settleCoverRequest } from '@/lib/server/db/cover-requests'
import { withTransaction } from '@/lib/server/db/pool'
import { addOverride } from '@/lib/server/db/rota-overrides'
import { readRotas } from '@/lib/server/db/rotas'
import { writeAcceptedMails } from '@/lib/server/mail/cover-mail'
import { holdRequest, requireOpen, requireRequest } from '@/lib/server/on-call/cover-requests'
import { NO_ROTA } from '@/lib/server/on-call/loaded-rotas'
import { requireRotaResponder } from '@/lib/server/on-call/rota-rules'
import { requestView } from '@/lib/server/on-call/rota-views'
import { stableId } from '@/lib/server/stable-id'
import { armRotaWatch } from '@/lib/server/timers/rota-timers'

/** Who gives a seat to whom, and when. */
interface Passing {
  seat: Seat
  stretch: Stretch
  from: string
  to: string
}

/**
 * Takes an offer to one's request: its shift passes to who offered, and of a swap theirs to who asked, both or neither.
 * Again answers the same. Throws `forbidden`, `not_found`, and `conflict` when another offer was taken, the time is
 * over, or one of the shifts is not as it was (SPEC ROTA-14).
 */
export async function acceptCover(actor: PersonActor, requestId: string, offerId: string): Promise<CoverRequestView> {
  requireRotaResponder(actor)
  return withTransaction(async (tx) => {
    const { request, row } = await holdRequest(tx, requestId)
    if (request.person.id !== actor.id) throw new AppError('forbidden', 'Only who asked can take an offer.')
    const offer = request.offers.find(({ id }) => id === offerId)
    if (offer?.acceptedAt) return requestView(request)
    const at = now()
    requireOpen(request, at)
    if (!offer) throw new AppError('conflict', 'This offer is not there any more.')
    const rota = (await readRotas(tx, [row.id])).get(row.id) ?? NO_ROTA
    const passing: Passing[] = [
      { seat: request.seat, stretch: rest(request.fromAt, request.toAt, at), from: actor.id, to: offer.person.id },
    ]
    const { inReturn } = offer
    if (inReturn) {
      const stretch = rest(new Date(inReturn.from), new Date(inReturn.to), at)
      passing.push({ seat: inReturn.seat, stretch, from: offer.person.id, to: actor.id })
    }
    for (const { seat, stretch, from } of passing) if (!hasWholly(rota, seat, stretch, from)) throw changed()
    for (const [index, { seat, stretch, to }] of passing.entries()) {
      await addOverride(tx, {
        id: stableId('cover', requestId, String(index)),
        rotaId: row.id,
        seat,
        personId: to,
        from: new Date(stretch.from),
        to: new Date(stretch.to),
        reason: request.note,
        origin: inReturn ? 'swap' : 'cover',
        by: actor,
        at,
      })
    }
    await settleCoverRequest(tx, requestId, { state: 'accepted', offerId, at })
    const settled = await requireRequest(tx, requestId)
    await writeAcceptedMails(tx, row, settled, offerId)
    await armRotaWatch(tx, row.id)
    return requestView(settled)
  })
}

function rest(from: Date, to: Date, at: Date): Stretch {
  const left = restOf({ from: from.getTime(), to: to.getTime() }, at.getTime())
  if (!left) throw new AppError('conflict', 'One of the shifts is over.')
  return left
}

const changed = (): AppError =>
  new AppError('conflict', 'One of the shifts is not as it was: somebody else has it by now. Look again.')
