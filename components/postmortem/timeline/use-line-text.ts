'use client'
import { useTimeZone } from '@/components/ui/clock'
import { timeText } from '@/components/ui/time-text'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { lineWords } from '@/lib/domain/postmortem/lines'

const INSTANT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g

/** Tells a line as one sentence, its instants in the reader's zone. */
export function useLineText(): (row: TimelineRow) => string {
  const zone = useTimeZone()
  return (row) => lineWords(row).replace(INSTANT, (at) => timeText(Date.parse(at), 'time', zone))
}
