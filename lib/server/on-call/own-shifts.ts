import { type Rota, SEATS, type Seat } from '@/lib/domain/on-call/rota'
import type { MyShift } from '@/lib/domain/on-call/rota-view'
import { seatAt } from '@/lib/domain/on-call/rotation'
import type { Stretch } from '@/lib/domain/on-call/turns'
import type { OverrideRow } from '@/lib/server/db/rota-overrides'
import type { RotaRow } from '@/lib/server/db/rota-rows'
import { namedIn } from '@/lib/server/db/rotas'
import { type LoadedRotas, refIn } from '@/lib/server/on-call/loaded-rotas'
import { shiftViews } from '@/lib/server/on-call/shift-views'

/** The shifts of somebody in these rotas, the first first. */
export function shiftsOfPerson(
  rows: readonly RotaRow[],
  { rotas, people }: LoadedRotas,
  overrides: readonly OverrideRow[],
  { personId, stretch }: { personId: string; stretch: Stretch },
): MyShift[] {
  const found = rows.flatMap((row) => {
    const rota = rotas.get(row.id)
    if (!rota || !namedIn(rota).includes(personId)) return []
    const ref = { id: row.id, name: row.name }
    return shiftViews(rota, stretch, people, overrides)
      .filter(({ person }) => person?.id === personId)
      .map((shift) => ({ ...shift, rota: ref, with: refIn(people, otherAt(rota, shift.seat, Date.parse(shift.from))) }))
  })
  return found.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

function otherAt(rota: Rota, seat: Seat, instant: number): string | null {
  const other = SEATS.find((one) => one !== seat)
  return other ? seatAt(rota, other, instant).personId : null
}
