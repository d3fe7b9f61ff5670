'use client'
import { useJoinIncident } from '@/components/declare/use-join-incident'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { Button } from '@/components/ui/button'
import { TimeAgo } from '@/components/ui/time-ago'
import { useShift } from '@/lib/client/use-shift'
import type { ShiftIncident } from '@/lib/domain/incident/shift'

const SHOWN = 3

export interface AlreadyOpenProps {
  /** The services that are chosen; what is open on them stands first. */
  serviceIds: readonly string[]
}

/** The same outage is rarely declared twice on purpose: what is open on these services can be joined instead. */
export function AlreadyOpen({ serviceIds }: AlreadyOpenProps) {
  const join = useJoinIncident()
  const open = useShift().data?.open ?? []
  const isSame = ({ services }: ShiftIncident) => services.some(({ id }) => serviceIds.includes(id))
  const same = open.filter(isSame)
  const shown = (same.length > 0 ? same : open).slice(0, SHOWN)
  if (shown.length === 0) return null
  return (
    <section aria-live="polite" aria-label="Already open" className="rounded-3 border border-line bg-bg">
      <p className="px-3 pt-2 font-medium text-12 text-text-2">
        {same.length > 0 ? 'Already open on the same service. Join instead?' : 'Open now'}
      </p>
      <ul className="flex flex-col gap-1 p-1">
        {shown.map((incident) => (
          <li key={incident.id} className="flex min-h-9 items-center gap-2 pr-1 pl-2">
            <SeverityChip severity={incident.severity} status={incident.status} />
            <span className="min-w-0 flex-1 truncate">
              <span className="mono text-text-3">{incident.key}</span> {incident.title}{' '}
              <TimeAgo at={incident.since} className="text-text-3" />
            </span>
            <Button onClick={() => join(incident)} aria-label={`Join ${incident.key}`}>
              Join
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
