import clsx from 'clsx'
import { CommanderName } from '@/components/incidents/commander-name'
import { IncidentMarks } from '@/components/incidents/incident-marks'
import { incidentPath } from '@/components/incidents/incident-path'
import { KIND_NAMES } from '@/components/incidents/incident-words'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { ReplayLink } from '@/components/replay/replay-link'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import { Table, Td, Th } from '@/components/ui/table'
import { TimeAgo } from '@/components/ui/time-ago'
import { SubscribeBell } from '@/components/updates/subscribe-bell'
import type { IncidentSummary } from '@/lib/domain/incident/summary'

export function IncidentTable({ incidents }: { incidents: IncidentSummary[] }) {
  return (
    <Table caption="Incidents, the latest first">
      <thead>
        <tr>
          <Th>Key</Th>
          <Th>Severity</Th>
          <Th>Title</Th>
          <Th>Status</Th>
          <Th className="max-lg:hidden">Kind</Th>
          <Th className="max-lg:hidden">Services</Th>
          <Th>Commander</Th>
          <Th>Declared</Th>
          <Th className="max-lg:hidden">Last word</Th>
        </tr>
      </thead>
      <tbody>
        {incidents.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </tbody>
    </Table>
  )
}

function IncidentRow({ incident }: { incident: IncidentSummary }) {
  const { key, title, severity, status, outcome, kind, services, commander, declaredAt, lastActivityAt } = incident
  const isOver = outcome !== null
  return (
    <tr className={clsx('relative hover:bg-hover', isOver && 'text-text-3')}>
      <Td className="mono whitespace-nowrap text-text-3">{key}</Td>
      <Td>
        <SeverityChip severity={severity} status={isOver ? 'closed' : status} />
      </Td>
      <Td className="max-w-0 w-full">
        <span className="flex min-w-40 items-center gap-2">
          <Link
            href={incidentPath(key)}
            title={title}
            className={clsx(
              'truncate font-medium after:absolute after:inset-0 max-lg:whitespace-normal',
              isOver && 'font-normal',
            )}
          >
            <bdi>{title}</bdi>
          </Link>
          <IncidentMarks incident={incident} />
          <SubscribeBell incident={incident} />
          {status === 'closed' && <ReplayLink incidentKey={key} />}
        </span>
      </Td>
      <Td>
        <StatusLabel status={status} severity={severity} outcome={outcome} />
      </Td>
      <Td className="whitespace-nowrap text-text-2 max-lg:hidden">{KIND_NAMES[kind]}</Td>
      <Td className="max-lg:hidden">
        <span className="mono block max-w-44 truncate text-text-2">{services.map(({ name }) => name).join(', ')}</span>
      </Td>
      <Td>
        <span className="flex max-w-36">
          <CommanderName commander={commander} status={isOver ? 'closed' : status} />
        </span>
      </Td>
      <Td className="whitespace-nowrap text-text-2">
        <LocalTime at={declaredAt} style="date-time" />
      </Td>
      <Td className="whitespace-nowrap text-text-3 max-lg:hidden">
        <TimeAgo at={lastActivityAt} />
      </Td>
    </tr>
  )
}
