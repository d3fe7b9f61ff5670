import type { PersonActor } from '@/lib/domain/actor'
import type { ShiftView } from '@/lib/domain/on-call/rota-view'
import { now } from '@/lib/server/clock'
import { withSnapshot } from '@/lib/server/db/pool'
import { listOverrides } from '@/lib/server/db/rota-overrides'
import { loadRotas, NO_ROTA } from '@/lib/server/on-call/loaded-rotas'
import { readStretch, requireRota } from '@/lib/server/on-call/rota-rules'
import { shiftViews } from '@/lib/server/on-call/shift-views'

/** Who has which seat of a rota over a stretch of time, and when nobody has. Throws `not_found` and `invalid_input`. */
export const listShifts = (
  _actor: PersonActor,
  idOrKey: string,
  between: { from: string; to: string },
): Promise<ShiftView[]> => {
  const stretch = readStretch(between)
  return withSnapshot(async (tx) => {
    const row = await requireRota(tx, idOrKey)
    const { rotas, people } = await loadRotas(tx, [row.id], now().getTime())
    const overrides = await listOverrides(tx, [row.id], { from: new Date(stretch.from), to: new Date(stretch.to) })
    return shiftViews(rotas.get(row.id) ?? NO_ROTA, stretch, people, overrides)
  })
}
