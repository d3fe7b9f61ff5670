import clsx from 'clsx'
import { CELLS, shownStatus } from '@/components/history/list-cells'
import { ListMarks } from '@/components/history/list-marks'
import { incidentPath } from '@/components/incidents/incident-path'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { cardClass } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import type { ListedIncident } from '@/lib/domain/history/listed-incident'
import { durationWords } from '@/lib/domain/metrics/words'

/** The list on a phone. */
export function ListCards({ incidents }: { incidents: ListedIncident[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {incidents.map((incident) => (
        <li key={incident.id}>
          <ListCard incident={incident} />
        </li>
      ))}
    </ul>
  )
}

function ListCard({ incident }: { incident: ListedIncident }) {
  const { key, title, severity, status, outcome, services, mitigateMs } = incident
  const isOver = outcome !== null
  return (
    <Link href={incidentPath(key)} className={clsx(cardClass, 'block px-4 py-3', isOver && 'text-text-3')}>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="mono whitespace-nowrap text-text-3">{key}</span>
        <SeverityChip severity={severity} status={shownStatus(incident)} />
        <StatusLabel status={status} severity={severity} outcome={outcome} />
        <span className="ml-auto whitespace-nowrap text-12 text-text-3">{CELLS.declared.of(incident)}</span>
      </span>
      <span
        dir="auto"
        className={clsx('mt-1 block text-15 [overflow-wrap:anywhere]', isOver ? 'font-normal' : 'font-semibold')}
      >
        {title}
      </span>
      <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-13 text-text-2">
        {services.length > 0 && (
          <span className="min-w-0 [overflow-wrap:anywhere]">{services.map(({ name }) => name).join(', ')}</span>
        )}
        {mitigateMs !== null && <span>Mitigated in {durationWords(mitigateMs)}</span>}
        <ListMarks incident={incident} />
      </span>
    </Link>
  )
}
