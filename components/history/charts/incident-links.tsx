import type { Route } from 'next'
import { incidentPath } from '@/components/incidents/incident-path'
import { Link } from '@/components/ui/link'
import type { Severity } from '@/lib/domain/incident/values'

export interface LinkedIncident {
  key: string
  title: string
  severity?: Severity
}

export interface IncidentLinksProps {
  incidents: readonly LinkedIncident[]
  /** How many there are, when not all are named. */
  total: number
  /** The list of all of them. */
  listPath?: string | undefined
}

const rowClass = 'flex min-h-8 items-baseline gap-2 rounded-2 px-2 py-1.5 text-13 hover:bg-hover max-md:min-h-11'

/** The incidents behind a point, each a link. */
export function IncidentLinks({ incidents, total, listPath }: IncidentLinksProps) {
  const more = total - incidents.length
  return (
    <ul>
      {incidents.map(({ key, title, severity }) => (
        <li key={key}>
          <Link href={incidentPath(key)} className={rowClass}>
            <span className="mono shrink-0 text-text-3">{key}</span>
            <span dir="auto" className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              {title}
            </span>
            {severity && <span className="shrink-0 text-12 text-text-3">{severity.toUpperCase()}</span>}
          </Link>
        </li>
      ))}
      {total === 0 && <li className="px-2 py-1.5 text-13 text-text-3">No incident.</li>}
      {more > 0 && !listPath && (
        <li className="px-2 py-1.5 text-13 text-text-3">and {more.toLocaleString('en-GB')} more</li>
      )}
      {more > 0 && listPath && (
        <li>
          <Link href={listPath as Route} className={`${rowClass} font-medium text-accent`}>
            {incidents.length === 0 ? 'See them in the list' : `and ${more.toLocaleString('en-GB')} more in the list`}
          </Link>
        </li>
      )}
    </ul>
  )
}
