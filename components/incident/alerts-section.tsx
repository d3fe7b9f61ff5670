'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import clsx from 'clsx'
import { IncidentSilences } from '@/components/alerts/incident-silences'
import { PanelNote, PanelSection } from '@/components/incident/panel-section'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { DurationClock } from '@/components/ui/duration-clock'
import { listIncidentAlerts } from '@/lib/client/incident-alerts'

const SHOWN = 6

/** What fires for this incident, and what did. */
export function AlertsSection() {
  const { incident, room } = useRoom()
  const { openDialog } = useRoomNavigation()
  const { firing, total } = incident.alerts
  const { data: alerts } = useQuery({
    // Alerts are rows of their own; the room only hears that they changed.
    queryKey: ['alerts', room.id, firing, total, incident.alerts.last?.at],
    enabled: total > 0,
    placeholderData: keepPreviousData,
    queryFn: () => listIncidentAlerts(room.id, SHOWN),
  })
  if (total === 0) {
    return (
      <PanelSection title="Alerts">
        <PanelNote>No alert has been attached to this incident.</PanelNote>
      </PanelSection>
    )
  }
  return (
    <PanelSection title="Alerts" aside={firing > 0 ? `${firing} of ${total} firing` : `all ${total} resolved`}>
      <ul>
        {alerts?.map(({ id, title, status, startsAt }) => (
          <li key={id} className="grid min-h-7 grid-cols-[16px_minmax(0,1fr)_auto] items-center gap-x-2">
            <span
              aria-hidden
              className={clsx(
                'size-2 justify-self-center rounded-full',
                status === 'firing' ? 'bg-hurting' : 'inset-ring-2 inset-ring-verified',
              )}
            />
            <span className={clsx('truncate', status === 'resolved' && 'text-text-3')} title={title}>
              <span className="sr-only">{status}: </span>
              <button
                type="button"
                className="block w-full truncate text-left hover:underline max-md:py-2.5"
                onClick={() => openDialog({ kind: 'alert', alertId: id, title })}
              >
                <bdi>{title}</bdi>
              </button>
            </span>
            <span className="text-12 text-text-3">
              {status === 'firing' ? <DurationClock at={startsAt} look="words" /> : 'resolved'}
            </span>
          </li>
        ))}
      </ul>
      <IncidentSilences incidentId={room.id} />
      {alerts && total > alerts.length && <PanelNote>and {total - alerts.length} more</PanelNote>}
    </PanelSection>
  )
}
