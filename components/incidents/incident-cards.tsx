import clsx from 'clsx'
import { CommanderName } from '@/components/incidents/commander-name'
import { IncidentMarks } from '@/components/incidents/incident-marks'
import { incidentPath } from '@/components/incidents/incident-path'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { cardClass } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import type { IncidentSummary } from '@/lib/domain/incident/summary'

/** The list on a phone. */
export function IncidentCards({ incidents }: { incidents: IncidentSummary[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {incidents.map((incident) => (
        <li key={incident.id}>
          <IncidentListCard incident={incident} />
        </li>
      ))}
    </ul>
  )
}

function IncidentListCard({ incident }: { incident: IncidentSummary }) {
  const { key, title, severity, status, outcome, commander, declaredAt } = incident
  const isOver = outcome !== null
  return (
    <Link href={incidentPath(key)} className={clsx(cardClass, 'block px-4 py-3', isOver && 'text-text-3')}>
      <span className="flex flex-wrap items-center gap-x-2">
        <span className="mono whitespace-nowrap text-text-3">{key}</span>
        <SeverityChip severity={severity} status={isOver ? 'closed' : status} />
        <StatusLabel status={status} severity={severity} outcome={outcome} />
        <LocalTime at={declaredAt} style="date-time" className="ml-auto whitespace-nowrap text-12 text-text-3" />
      </span>
      <span className={clsx('mt-1 block text-15 [overflow-wrap:anywhere]', isOver ? 'font-normal' : 'font-semibold')}>
        <bdi>{title}</bdi>
      </span>
      <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
        <CommanderName commander={commander} status={isOver ? 'closed' : status} />
        <IncidentMarks incident={incident} />
      </span>
    </Link>
  )
}
