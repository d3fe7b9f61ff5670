'use client'
import { PanelButton } from '@/components/incident/panel-button'
import { PanelSection } from '@/components/incident/panel-section'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { LocalTime } from '@/components/ui/local-time'
import { INSTANT_LABELS } from '@/lib/domain/incident/describe'
import { statedInstantSchema } from '@/lib/domain/incident/values'

const jumpClass = 'relative rounded-1 max-md:before:absolute max-md:before:-inset-x-0.5 max-md:before:-inset-y-2.5'

/** How severity and status moved, and when things happened in the world. */
export function JourneySection() {
  const { incident, canRespond, isClosed } = useRoom()
  const { openDialog, jumpTo } = useRoomNavigation()
  const severities = incident.severityJourney.items.slice(-6)
  const statuses = incident.statusJourney.items.slice(-6)
  const stated = statedInstantSchema.options.flatMap((name) => {
    const instant = incident.instants[name]
    return instant ? [{ name, at: instant.at }] : []
  })
  return (
    <PanelSection
      title="Journey"
      aside={
        canRespond &&
        !isClosed && (
          <PanelButton rest="when it happened" onClick={() => openDialog({ kind: 'instants' })}>
            Change
          </PanelButton>
        )
      }
    >
      <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-2 gap-y-1.5 text-12">
        <dt className="text-text-3 leading-5">Severity</dt>
        <dd className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
          {severities.map(({ to, seq, at }, index) => (
            <span key={seq} className="flex items-center gap-1.5">
              {index > 0 && <Arrow />}
              <button type="button" onClick={() => jumpTo(seq)} className={jumpClass}>
                <SeverityChip severity={to} status={index === severities.length - 1 ? incident.status : 'closed'} />
                <span className="sr-only">
                  since <LocalTime at={at} />
                </span>
              </button>
            </span>
          ))}
        </dd>
        <dt className="text-text-3 leading-5">Status</dt>
        <dd className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
          {statuses.map(({ to, seq, at }, index) => (
            <span key={seq} className="flex items-center gap-1.5">
              {index > 0 && <Arrow />}
              <button type="button" onClick={() => jumpTo(seq)} className={`${jumpClass} leading-5`}>
                {index === statuses.length - 1 ? (
                  <StatusLabel status={to} severity={incident.severity} outcome={incident.outcome} />
                ) : (
                  <span className="text-text-3">{to}</span>
                )}{' '}
                <LocalTime at={at} className="text-text-3" />
              </button>
            </span>
          ))}
        </dd>
        {stated.map(({ name, at }) => (
          <InstantLine key={name} label={INSTANT_LABELS[name].toLowerCase()} at={at} />
        ))}
      </dl>
    </PanelSection>
  )
}

function InstantLine({ label, at }: { label: string; at: string }) {
  return (
    <>
      <dt className="text-text-3 first-letter:uppercase">{label}</dt>
      <dd className="self-end">
        <LocalTime at={at} style="date-time" />
      </dd>
    </>
  )
}

const Arrow = () => (
  <span aria-hidden className="text-text-3">
    →
  </span>
)
