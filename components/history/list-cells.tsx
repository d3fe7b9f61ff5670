import type { ReactNode } from 'react'
import { CommanderName } from '@/components/incidents/commander-name'
import { KIND_NAMES } from '@/components/incidents/incident-words'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { LocalTime } from '@/components/ui/local-time'
import type { ColumnName } from '@/lib/domain/history/list-view'
import type { ListedIncident } from '@/lib/domain/history/listed-incident'
import { MITIGATION_NAMES } from '@/lib/domain/incident/mitigation'
import type { ReviewStatus } from '@/lib/domain/incident/review'
import { durationWords } from '@/lib/domain/metrics/words'

const REVIEW_NAMES = {
  draft: 'Draft',
  'in-review': 'In review',
  published: 'Published',
} satisfies Record<ReviewStatus, string>

/** What was withdrawn or is a duplicate wears no colour. */
export const shownStatus = ({ outcome, status }: ListedIncident) => (outcome ? 'closed' : status)

interface Cell {
  className: string
  of: (incident: ListedIncident) => ReactNode
}

const number = 'whitespace-nowrap text-right tabular-nums'

/** The cells of the list, but the title. */
export const CELLS: Record<Exclude<ColumnName, 'title'>, Cell> = {
  key: { className: 'mono whitespace-nowrap text-text-3', of: ({ key }) => key },
  severity: {
    className: '',
    of: (incident) => <SeverityChip severity={incident.severity} status={shownStatus(incident)} />,
  },
  status: {
    className: '',
    of: ({ status, severity, outcome }) => <StatusLabel status={status} severity={severity} outcome={outcome} />,
  },
  kind: { className: 'whitespace-nowrap text-text-2', of: ({ kind }) => KIND_NAMES[kind] },
  services: {
    className: '',
    of: ({ services }) => (
      <span className="block max-w-40 truncate text-text-2" title={services.map(({ name }) => name).join(', ')}>
        {services.map(({ name }) => name).join(', ')}
      </span>
    ),
  },
  commander: {
    className: '',
    of: (incident) => (
      <span className="flex max-w-36">
        <CommanderName commander={incident.commander} status={shownStatus(incident)} />
      </span>
    ),
  },
  declared: {
    className: 'whitespace-nowrap text-text-2 tabular-nums',
    of: ({ declaredAt }) => <LocalTime at={declaredAt} style="date-time" />,
  },
  mitigate: { className: number, of: ({ mitigateMs }) => durationWords(mitigateMs) },
  resolve: { className: number, of: ({ resolveMs }) => durationWords(resolveMs) },
  people: { className: number, of: ({ people }) => people },
  tried: { className: number, of: ({ tried }) => tried },
  worked: {
    className: 'whitespace-nowrap text-text-2',
    of: ({ workedBy }) => workedBy && <span title={workedBy.title}>{MITIGATION_NAMES[workedBy.kind]}</span>,
  },
  review: { className: 'whitespace-nowrap text-text-2', of: ({ review }) => review && REVIEW_NAMES[review] },
}
