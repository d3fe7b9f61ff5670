'use client'
import { momentText, stretchText, zonesText } from '@/components/on-call/shift-words'
import { useNow, useTimeZone } from '@/components/ui/clock'

const MINUTE_MS = 60_000

export interface MomentProps {
  /** ISO 8601. */
  at: string
  /** That of the rota; told on hover beside the reader's own. */
  zone: string
  className?: string
}

/** When something of a rota is, in the reader's zone. */
export function Moment({ at, zone, className }: MomentProps) {
  const now = useNow(MINUTE_MS)
  const here = useTimeZone()
  const instant = Date.parse(at)
  return (
    <time dateTime={at} title={zonesText(instant, [here, zone])} className={className} suppressHydrationWarning>
      {momentText(instant, now, here)}
    </time>
  )
}

export interface StretchTextProps {
  from: string
  to: string
  zone: string
  className?: string
}

/** From when to when, in the reader's zone. */
export function StretchText({ from, to, zone, className }: StretchTextProps) {
  const now = useNow(MINUTE_MS)
  const here = useTimeZone()
  const [begin, end] = [Date.parse(from), Date.parse(to)]
  const title = here === zone ? zonesText(begin, [here]) : stretchText(begin, end, now, zone)
  return (
    <span title={here === zone ? title : `${title} in ${zone}`} className={className} suppressHydrationWarning>
      {stretchText(begin, end, now, here)}
    </span>
  )
}
