import { countWords } from '@/lib/domain/count-words'
import type { RotaSummary, SeatNow } from '@/lib/domain/on-call/rota-view'

/** Whether somebody takes turns in a rota, or has it now for another reason. */
export const isOf = ({ people, now }: RotaSummary, personId: string): boolean =>
  people.some(({ id }) => id === personId) || now.some(({ person }) => person?.id === personId)

/** "1 thing to look at". */
export const problemCountText = (count: number): string => `${countWords(count, 'thing')} to look at`

const MINUTE_MS = 60_000

/** Whether a rota has begun for a seat: before its first rotation nobody has it, and that is no gap. */
export const isBegun = ({ nextGap }: Pick<RotaSummary, 'nextGap'>, { person }: SeatNow, now: number): boolean =>
  person !== null || (nextGap !== null && Date.parse(nextGap.from) <= now + MINUTE_MS)
