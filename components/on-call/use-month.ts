'use client'
import { useState } from 'react'
import { monthAt, weeksOfMonth } from '@/components/on-call/calendar/weeks'
import { monthSpan } from '@/components/on-call/month-span'
import { useNow } from '@/components/ui/clock'
import { useRotaShifts } from '@/lib/client/on-call/rotas'
import { SEATS } from '@/lib/domain/on-call/rota'
import type { RotaDetail, ShiftView } from '@/lib/domain/on-call/rota-view'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** The month of a rota that is shown, with its weeks and shifts. `first` are the shifts of the present one. */
export function useMonth(rota: RotaDetail, first: ShiftView[]) {
  const { id, zone } = rota
  const now = useNow(MINUTE_MS)
  const [opening] = useState(() => monthAt(now, zone))
  const [month, setMonth] = useState(opening)
  const {
    data: shifts,
    error,
    refetch,
  } = useRotaShifts(id, monthSpan(month, zone), month === opening ? first : undefined)
  const withSecondary = rota.hasSecondary || shifts?.some(({ seat, person }) => seat === 'secondary' && person)
  return {
    month,
    setMonth,
    now,
    weeks: weeksOfMonth(month, zone),
    shifts,
    seats: withSecondary ? SEATS : SEATS.slice(0, 1),
    error,
    refetch,
    /** The next eight hours, to begin an override with. */
    nextHours: () => {
      const from = Math.ceil(now / HOUR_MS) * HOUR_MS
      return { from, to: from + 8 * HOUR_MS }
    },
  }
}

export type ShownMonth = ReturnType<typeof useMonth>
