import clsx from 'clsx'
import { PrivateMark } from '@/components/incidents/incident-marks'
import { incidentPath } from '@/components/incidents/incident-path'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { cardClass } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import { SectionHeader } from '@/components/ui/section-header'
import type { ShiftIncident } from '@/lib/domain/incident/shift'

export function ResolvedIncidents({ incidents }: { incidents: ShiftIncident[] }) {
  if (incidents.length === 0) return null
  return (
    <section aria-labelledby="resolved-incidents">
      <SectionHeader id="resolved-incidents" title="Resolved in the last day" count={incidents.length} />
      <ul className="flex flex-col gap-2">
        {incidents.map(({ id, key, title, severity, status, visibility, resolvedAt }) => (
          <li key={id}>
            <Link
              href={incidentPath(key)}
              className={clsx(
                cardClass,
                'flex min-h-11 items-center gap-2 px-4 py-2 hover:border-line-strong max-sm:flex-wrap',
              )}
            >
              <span className="mono whitespace-nowrap text-text-3">{key}</span>
              <SeverityChip severity={severity} status={status} />
              <StatusLabel status={status} severity={severity} />
              {visibility === 'private' && <PrivateMark />}
              <span className="ml-1 min-w-0 flex-1 truncate font-medium max-sm:order-last max-sm:ml-0 max-sm:basis-full">
                <bdi>{title}</bdi>
              </span>
              {resolvedAt && (
                <span className="ml-auto whitespace-nowrap text-text-3">
                  <span className="max-sm:hidden">verified </span>
                  <LocalTime at={resolvedAt} />
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
