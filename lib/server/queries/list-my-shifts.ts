import type { PersonActor } from '@/lib/domain/actor'
import type { MyShift } from '@/lib/domain/on-call/rota-view'
import { now } from '@/lib/server/clock'
import { withSnapshot } from '@/lib/server/db/pool'
import { listOverrides } from '@/lib/server/db/rota-overrides'
import { listRotaRows } from '@/lib/server/db/rota-rows'
import { loadRotas } from '@/lib/server/on-call/loaded-rotas'
import { shiftsOfPerson } from '@/lib/server/on-call/own-shifts'
import { readStretch } from '@/lib/server/on-call/rota-rules'

/** One's own shifts in all rotas in use, the first first. Throws `invalid_input` for a stretch that cannot be shown. */
export const listMyShifts = (actor: PersonActor, between: { from: string; to: string }): Promise<MyShift[]> => {
  const stretch = readStretch(between)
  return withSnapshot(async (tx) => {
    const rows = await listRotaRows(tx, { isWithArchived: false })
    const ids = rows.map(({ id }) => id)
    const loaded = await loadRotas(tx, ids, now().getTime())
    const overrides = await listOverrides(tx, ids, { from: new Date(stretch.from), to: new Date(stretch.to) })
    return shiftsOfPerson(rows, loaded, overrides, { personId: actor.id, stretch })
  })
}
