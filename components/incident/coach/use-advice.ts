'use client'
import { useCallback, useEffect, useState } from 'react'
import { useRoom, useRoomAround, useRoomNow } from '@/components/incident/room-context'
import { useNow } from '@/components/ui/clock'
import { useAnnounce } from '@/components/ui/live-region'
import { randomId } from '@/lib/client/random-id'
import { adviceToShow, allAdvice, type PutOffHere, type ShownAdvice } from '@/lib/domain/incident/coach/advice-of'
import { LATER_MS } from '@/lib/domain/incident/coach/put-off'
import { ruleOfAdvice } from '@/lib/domain/incident/coach/registry'
import { putOffAdvice } from '@/lib/domain/incident/commands/put-off-advice'

const nothing: PutOffHere = new Map()

/** What the rules say now, held still for a while unless it is no longer true. */
export function useAdvice() {
  const { viewer, send } = useRoom()
  const { view } = useRoomNow()
  const { present } = useRoomAround()
  const announce = useAnnounce()
  const now = useNow(1000)
  const [putOffHere, setPutOffHere] = useState(nothing)
  const [shown, setShown] = useState<ShownAdvice>({ advice: null, at: 0 })
  // Until it is known who is here, nothing can be said of it.
  const said =
    present.length === 0
      ? []
      : allAdvice({
          incident: view.incident,
          present,
          now: new Date(now).toISOString(),
          viewerId: viewer.id,
          putOffHere,
        })
  const next = adviceToShow(said, shown, now)

  useEffect(() => {
    if (next?.id === shown.advice?.id) return
    setShown({ advice: next, at: now })
    if (next) announce(next.sentence)
  }, [next, shown.advice, now, announce])

  /** For a while, or with a reason for good; what is said to one person is put off here only (SPEC COACH-4). */
  function putOff(adviceId: string, reason?: string): string | null {
    if (!ruleOfAdvice(adviceId)?.isPersonal) {
      return send(putOffAdvice, { adviceId, ...(reason && { reason, noteId: randomId() }) })
    }
    setPutOffHere(new Map([...putOffHere, [adviceId, new Date(now + LATER_MS).toISOString()]]))
    return null
  }

  const hold = useCallback((isHeld: boolean) => setShown((before) => ({ ...before, isHeld })), [])

  return { advice: next, putOff, hold }
}
