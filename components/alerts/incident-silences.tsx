'use client'
import { LocalTime } from '@/components/ui/local-time'
import { useSilences } from '@/lib/client/use-holds'
import { spokenMatchers } from '@/lib/domain/alert/silence'

/** The silences that touch alerts of an incident: more like them are held back, and the room should know. */
export function IncidentSilences({ incidentId }: { incidentId: string }) {
  const { data: silences = [] } = useSilences(undefined, incidentId)
  if (silences.length === 0) return null
  return (
    <ul className="text-12 text-text-2">
      {silences.map(({ id, matchers, reason, by, endsAt }) => (
        <li key={id} className="py-1 [overflow-wrap:anywhere]">
          Silenced by <bdi>{by.name}</bdi> until <LocalTime at={endsAt} style="date-time" />:{' '}
          <span className="font-mono">{spokenMatchers(matchers)}</span>, <bdi>{reason}</bdi>
        </li>
      ))}
    </ul>
  )
}
