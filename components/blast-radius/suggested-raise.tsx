'use client'
import { useRoom } from '@/components/incident/room-context'
import { Button } from '@/components/ui/button'
import { changeSeverity } from '@/lib/domain/incident/commands/change-severity'
import { suggestSeverityOfRadius } from '@/lib/domain/incident/suggest-severity-of-radius'

/** The severity that the blast radius speaks for, when it is worse than the present one. */
export function SuggestedRaise() {
  const { incident, act } = useRoom()
  const suggested = suggestSeverityOfRadius(incident)
  if (!suggested) return null
  const { severity, reason } = suggested
  return (
    <div className="mt-2 flex items-center gap-2 rounded-2 bg-sunken py-1.5 pr-1.5 pl-2.5 text-12 text-text-2">
      <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">{reason}</p>
      <Button onClick={() => act(changeSeverity, { severity })}>Raise to {severity.toUpperCase()}</Button>
    </div>
  )
}
