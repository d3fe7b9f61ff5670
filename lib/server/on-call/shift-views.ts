import { gapsIn } from '@/lib/domain/on-call/gaps'
import { type Rota, SEATS } from '@/lib/domain/on-call/rota'
import type { OverrideView, ShiftView } from '@/lib/domain/on-call/rota-view'
import { shifts } from '@/lib/domain/on-call/rotation'
import type { Stretch } from '@/lib/domain/on-call/turns'
import type { OverrideRow } from '@/lib/server/db/rota-overrides'
import { refIn } from '@/lib/server/on-call/loaded-rotas'

export const overrideView = (row: OverrideRow): OverrideView => ({
  id: row.id,
  seat: row.seat,
  person: row.person,
  from: row.fromAt.toISOString(),
  to: row.toAt.toISOString(),
  reason: row.reason,
  origin: row.origin,
  by: row.by,
})

export const iso = (instant: number): string => new Date(instant).toISOString()

/** Both seats over a stretch, in the order in which they begin, the primary first; gaps where somebody should be. */
export function shiftViews(
  rota: Rota,
  stretch: Stretch,
  people: ReadonlyMap<string, { name: string }>,
  overrides: readonly OverrideRow[],
): ShiftView[] {
  const byId = new Map(overrides.map((row) => [row.id, overrideView(row)]))
  const held = SEATS.flatMap((seat) =>
    shifts(rota, seat, stretch)
      .filter(({ personId }) => personId !== null)
      .map(({ personId, overrideId, from, to }) => ({
        seat,
        person: refIn(people, personId),
        from: iso(from),
        to: iso(to),
        override: (overrideId && byId.get(overrideId)) || null,
      })),
  )
  const gaps = gapsIn(rota, stretch).map(({ seat, from, to }) => ({
    seat,
    person: null,
    from: iso(from),
    to: iso(to),
    override: null,
  }))
  return [...held, ...gaps].sort((a, b) => (a.from === b.from ? (a.seat < b.seat ? -1 : 1) : a.from < b.from ? -1 : 1))
}
