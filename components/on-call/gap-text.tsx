'use client'
import { Moment, StretchText } from '@/components/on-call/moment'
import { useNow } from '@/components/ui/clock'
import type { RotaSummary } from '@/lib/domain/on-call/rota-view'

const MINUTE_MS = 60_000

export interface GapTextProps {
  gap: NonNullable<RotaSummary['nextGap']>
  zone: string
}

/** "Nobody is primary until Mon 30 Nov, 09:00" of a gap that has begun, else from when to when. */
export function GapText({ gap: { seat, from, to }, zone }: GapTextProps) {
  const now = useNow(MINUTE_MS)
  const isBegun = Date.parse(from) <= now + MINUTE_MS
  return (
    <>
      Nobody is {seat}{' '}
      {isBegun ? (
        <>
          until <Moment at={to} zone={zone} />
        </>
      ) : (
        <StretchText from={from} to={to} zone={zone} />
      )}
    </>
  )
}
