import type { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import type { handOverAcceptanceSchema } from '@/lib/domain/on-call/rota-inputs'
import type { HandOverView } from '@/lib/domain/on-call/rota-view'
import { stintAt } from '@/lib/domain/on-call/stints'
import { now } from '@/lib/server/clock'
import { addHandOver } from '@/lib/server/db/hand-overs'
import { withTransaction } from '@/lib/server/db/pool'
import { readRotas } from '@/lib/server/db/rotas'
import { NO_ROTA } from '@/lib/server/on-call/loaded-rotas'
import { holdRota, requireRotaResponder } from '@/lib/server/on-call/rota-rules'
import { getHandOver } from '@/lib/server/queries/get-hand-over'

/**
 * Says that one has read what there is to know, of a shift of one's own that begins or has begun; again changes
 * nothing. Throws `conflict` when the shift is not one's own any more, or is over.
 */
export async function acceptHandOver(
  actor: PersonActor,
  idOrKey: string,
  { seat, shiftFrom, note }: z.output<typeof handOverAcceptanceSchema>,
): Promise<HandOverView> {
  requireRotaResponder(actor)
  const rotaId = await withTransaction(async (tx) => {
    const row = await holdRota(tx, idOrKey)
    const at = now()
    const from = new Date(shiftFrom)
    const rota = (await readRotas(tx, [row.id])).get(row.id) ?? NO_ROTA
    const stint = stintAt(rota, seat, from.getTime())
    if (stint.personId !== actor.id || stint.from !== from.getTime() || stint.to <= at.getTime()) {
      throw new AppError('conflict', 'This shift is not yours, or is not as it was. Look at the hand-over again.')
    }
    await addHandOver(tx, { rotaId: row.id, seat, shiftFrom: from, personId: actor.id, note, at })
    return row.id
  })
  return getHandOver(actor, rotaId, seat)
}
