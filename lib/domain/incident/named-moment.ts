import { z } from 'zod'
import { instantSchema } from '../text'

/** A moment of a log as an address names it: the event `seq`, or an instant. */
export type NamedMoment = { seq: number } | { at: string }

const seqParam = z.coerce.number().int().positive()

/** The moment that `?seq=12` or `?at=2026-03-02T03:14:00Z` names; null when it is neither (SPEC REPLAY-3). */
export function namedMoment({ seq, at }: { seq?: unknown; at?: unknown }): NamedMoment | null {
  const event = seqParam.safeParse(seq)
  if (event.success) return { seq: event.data }
  const instant = instantSchema.safeParse(at)
  return instant.success ? { at: instant.data } : null
}
