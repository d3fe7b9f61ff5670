import { type Rota, type RotationVersion, SEATS, type Seat } from './rota'
import { shifts } from './rotation'
import { stints } from './stints'
import type { Stretch } from './turns'

/** A time in which a seat has nobody. */
export interface Gap extends Stretch {
  seat: Seat
}

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
const FOUR_WEEKS_MS = 4 * WEEK_MS
/** Clocks are moved by an hour, or two: the same hours of the week before may begin so much earlier or later. */
const MOVED_MS = 2 * 3_600_000

/**
 * The times in which a seat has nobody though the rotation of that time has it, the first first; cut at the ends of the
 * stretch. Before its first rotation a rota has no gaps.
 */
export const gapsIn = (rota: Rota, stretch: Stretch): Gap[] =>
  SEATS.flatMap((seat) => gapsOf(rota, seat, stretch)).sort((a, b) => a.from - b.from)

function gapsOf(rota: Rota, seat: Seat, stretch: Stretch): Gap[] {
  const gaps: Gap[] = []
  for (const held of stretchesWith(rota, seat, stretch)) {
    for (const { personId, from, to } of stints(rota, seat, held)) {
      if (personId !== null) continue
      const last = gaps.at(-1)
      if (last && last.to === from) last.to = to
      else gaps.push({ seat, from, to })
    }
  }
  return gaps
}

/** The parts of a stretch in which a rotation holds that has this seat. */
function stretchesWith({ versions }: Rota, seat: Seat, { from, to }: Stretch): Stretch[] {
  const untilOf = (index: number) => versions[index + 1]?.from ?? Number.POSITIVE_INFINITY
  const has = ({ rotation }: RotationVersion) => seat === 'primary' || rotation.hasSecondary
  return versions.flatMap((version, index) => {
    const held = { from: Math.max(from, version.from), to: Math.min(to, untilOf(index)) }
    return has(version) && held.from < held.to ? [held] : []
  })
}

/** Whether a gap comes every week, as the nights of a rota of office hours do: the same hours a week before had nobody. */
export function isUsual(rota: Rota, { seat, from, to }: Gap): boolean {
  const before = { from: from - WEEK_MS, to: to - WEEK_MS }
  const inner = { from: before.from + MOVED_MS, to: before.to - MOVED_MS }
  const [first] = rota.versions
  if (!first || before.from < first.from || to - from >= WEEK_MS) return false
  return shifts(rota, seat, inner.from < inner.to ? inner : before).every(({ personId }) => personId === null)
}

/** How long before a gap it is announced. */
const GAP_STAGES = { week: WEEK_MS, day: DAY_MS } as const
export type GapStage = keyof typeof GAP_STAGES

/** A gap that has to be said now, and how near it is. */
export interface GapToSay extends Gap {
  stage: GapStage
}

/**
 * The gaps to announce at an instant: those that begin within a week, and within a day; those that began within the last
 * day too, for they may have come about by themselves. What comes every week is said in its first week only (SPEC ROTA-17).
 */
export function gapsToSay(rota: Rota, now: number): GapToSay[] {
  const since = now - DAY_MS
  return gapsIn(rota, { from: since, to: now + WEEK_MS + FOUR_WEEKS_MS })
    .filter(({ from, to }) => from > since && from <= now + WEEK_MS && to > now)
    .filter((gap) => !isUsual(rota, gap))
    .map((gap) => ({ ...gap, stage: gap.from - now <= DAY_MS ? 'day' : 'week' }))
}
