'use client'
import { momentText } from '@/components/on-call/shift-words'
import { useNow, useTimeZone } from '@/components/ui/clock'
import { ZonedInput, type ZonedInputProps } from '@/components/ui/zoned-input'

const MINUTE_MS = 60_000

/** An instant, written by the clocks of a rota; the reader's own time stands below when it is another one. */
export function RotaInput(props: ZonedInputProps & { zone: string }) {
  const { value, zone } = props
  const here = useTimeZone()
  const now = useNow(MINUTE_MS)
  const isElsewhere = here !== zone && value !== null
  const hint = isElsewhere && `By the clocks of ${zone}. For you: ${momentText(Date.parse(value), now, here)}.`
  return <ZonedInput {...props} hint={hint} />
}
