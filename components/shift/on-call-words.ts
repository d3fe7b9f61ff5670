import { isOf } from '@/components/on-call/rota-words'
import type { MyShift, RotaSummary, SeatNow } from '@/lib/domain/on-call/rota-view'

/** A shift of the reader's with its rota as it is now. */
export interface OwnShift {
  shift: MyShift
  rota: RotaSummary
}

export interface OnCallState {
  /** What the reader has now. */
  present: OwnShift[]
  /** What begins next. */
  next: OwnShift | null
  /** Hand-overs to the reader that are near and not accepted. */
  waiting: { rota: RotaSummary; seat: SeatNow }[]
  /** Rotas of the reader in which somebody is missing, now or soon, the nearest first. */
  gaps: { rota: RotaSummary; gap: NonNullable<RotaSummary['nextGap']> }[]
}

/** Where the reader stands at an instant (ms): on call, for what, what comes, and what is missing. */
export function onCallStateOf(
  shifts: readonly MyShift[],
  rotas: readonly RotaSummary[],
  personId: string,
  now: number,
): OnCallState {
  const used = rotas.filter(({ isArchived }) => !isArchived)
  const own = shifts.flatMap((shift) => {
    const rota = used.find(({ id }) => id === shift.rota.id)
    return rota && Date.parse(shift.to) > now ? [{ shift, rota }] : []
  })
  const begun = ({ shift }: OwnShift) => Date.parse(shift.from) <= now
  return {
    present: own.filter(begun),
    next: own.find((one) => !begun(one)) ?? null,
    waiting: used.flatMap((rota) =>
      rota.now
        .filter(
          ({ next, person, isAccepted }) => next?.id === personId && person?.id !== personId && isAccepted === false,
        )
        .map((seat) => ({ rota, seat })),
    ),
    gaps: used
      .filter((rota) => isOf(rota, personId))
      .flatMap((rota) => (rota.nextGap ? [{ rota, gap: rota.nextGap }] : []))
      .sort((a, b) => (a.gap.from < b.gap.from ? -1 : 1)),
  }
}

/** "Ravi Menon is your secondary." of who has the other seat; empty when nobody does, or there is none. */
export function besideText({ shift, rota }: OwnShift): string {
  const other = rota.now.find(({ seat }) => seat !== shift.seat)
  if (!other) return ''
  if (!other.person) return ` Nobody is ${other.seat}.`
  return shift.seat === 'primary' ? ` ${other.person.name} is your secondary.` : ` ${other.person.name} is primary.`
}
