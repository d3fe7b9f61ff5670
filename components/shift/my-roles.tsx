import { incidentPath } from '@/components/incidents/incident-path'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { SectionHeader } from '@/components/ui/section-header'
import type { ShiftIncident } from '@/lib/domain/incident/shift'
import { ROLE_NAMES } from '@/lib/domain/incident/values'

/** The roles I hold in what is open. */
export function MyRoles({ incidents }: { incidents: ShiftIncident[] }) {
  const held = incidents.filter(({ myRoles }) => myRoles.length > 0)
  return (
    <section aria-labelledby="my-roles">
      <SectionHeader id="my-roles" title="Your roles" count={held.length} />
      <Card>
        {held.length === 0 ? (
          <EmptyState title="You hold no role">
            Roles are taken in a room, or handed to you; then they wait here for your answer.
          </EmptyState>
        ) : (
          <ul className="px-4 py-1">
            {held.map(({ id, key, title, severity, status, myRoles }) => (
              <li key={id} className="border-line border-t first:border-t-0">
                <Link
                  href={incidentPath(key)}
                  className="grid min-h-9 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 py-2 hover:underline"
                >
                  <span className="font-semibold">{myRoles.map((role) => ROLE_NAMES[role]).join(', ')}</span>
                  <SeverityChip severity={severity} status={status} />
                  <span className="col-span-2 truncate text-text-2">
                    <span className="mono text-text-3">{key}</span> {title}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </section>
  )
}
