import { AppError } from '@/lib/domain/errors'
import type { MyShift, ShiftView } from '@/lib/domain/on-call/rota-view'
import { shiftBegin } from '@/lib/domain/on-call/rotation'
import { hashSecret } from '@/lib/server/access/secrets'
import { now } from '@/lib/server/clock'
import { findLiveFeed, type LiveFeedRow, touchFeed } from '@/lib/server/db/calendar-feeds'
import { type Tx, withSnapshot } from '@/lib/server/db/pool'
import { listOverrides } from '@/lib/server/db/rota-overrides'
import { findRotaRow, listRotaRows, listRotaRowsOfTeam, type RotaRow } from '@/lib/server/db/rota-rows'
import { type LoadedRotas, loadRotas, NO_ROTA } from '@/lib/server/on-call/loaded-rotas'
import { shiftsOfPerson } from '@/lib/server/on-call/own-shifts'
import { iso, shiftViews } from '@/lib/server/on-call/shift-views'

const DAY_MS = 86_400_000
const [BACK_DAYS, AHEAD_DAYS] = [35, 180]
const TOUCH_EVERY_MS = 60_000

/** A shift as a calendar shows it. */
export interface CalendarShift extends ShiftView {
  rota: { id: string; key: string; name: string }
}

/** What the secret address of a calendar answers. */
export interface CalendarContent {
  name: string
  /** Whose shifts they are need not be said in their titles. */
  isOwn: boolean
  shifts: CalendarShift[]
}

/**
 * The shifts behind the secret address of a calendar, from five weeks ago to half a year ahead. Throws `not_found`
 * alike for what is none, was taken away, or is of somebody who left.
 */
export async function getCalendar(secret: string): Promise<CalendarContent> {
  const feed = await findLiveFeed(hashSecret(secret))
  if (!feed) throw noCalendar()
  const at = now()
  if (!feed.lastReadAt || at.getTime() - feed.lastReadAt.getTime() > TOUCH_EVERY_MS) await touchFeed(feed.id, at)
  const stretch = { from: at.getTime() - BACK_DAYS * DAY_MS, to: at.getTime() + AHEAD_DAYS * DAY_MS }
  return withSnapshot(async (tx) => {
    const rows = await rowsOfFeed(tx, feed)
    const ids = rows.map(({ id }) => id)
    const loaded = await loadRotas(tx, ids, at.getTime())
    const overrides = await listOverrides(tx, ids, { from: new Date(stretch.from), to: new Date(stretch.to) })
    if (feed.kind === 'person') {
      const own = shiftsOfPerson(rows, loaded, overrides, { personId: feed.personId, stretch })
      const shifts = own.flatMap((shift) => named(shift, rows)).map((shift) => whole(shift, loaded, stretch))
      return { name: 'On call', isOwn: true, shifts }
    }
    return {
      name: `On call: ${feed.subject.name}`,
      isOwn: false,
      shifts: rows
        .flatMap((row) => allShifts(row, loaded, overrides, stretch))
        .map((shift) => whole(shift, loaded, stretch)),
    }
  })
}

async function rowsOfFeed(tx: Tx, { kind, subject }: LiveFeedRow): Promise<RotaRow[]> {
  if (kind === 'person') return listRotaRows(tx, { isWithArchived: false })
  if (kind === 'team') return listRotaRowsOfTeam(tx, subject.id)
  const row = await findRotaRow(tx, subject.id)
  return row && !row.archivedAt ? [row] : []
}

function named({ rota, with: _, ...shift }: MyShift, rows: readonly RotaRow[]): CalendarShift[] {
  const row = rows.find(({ id }) => id === rota.id)
  return row ? [{ ...shift, rota: { id: row.id, key: row.key, name: row.name } }] : []
}

const allShifts = (
  { id, key, name }: RotaRow,
  { rotas, people }: LoadedRotas,
  overrides: Parameters<typeof shiftViews>[3],
  stretch: Parameters<typeof shiftViews>[1],
): CalendarShift[] =>
  shiftViews(rotas.get(id) ?? NO_ROTA, stretch, people, overrides)
    .filter(({ person }) => person !== null)
    .map((shift) => ({ ...shift, rota: { id, key, name } }))

/** A shift that went on already when the stretch begins, from its own beginning: that is what it is known by. */
function whole(shift: CalendarShift, { rotas }: LoadedRotas, { from }: Parameters<typeof shiftViews>[1]) {
  if (shift.from !== iso(from)) return shift
  return { ...shift, from: iso(shiftBegin(rotas.get(shift.rota.id) ?? NO_ROTA, shift.seat, from)) }
}

const noCalendar = (): AppError => new AppError('not_found', 'There is no such calendar.')
