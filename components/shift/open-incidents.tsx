import { IncidentCard } from '@/components/shift/incident-card'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { SectionHeader } from '@/components/ui/section-header'
import type { ShiftIncident } from '@/lib/domain/incident/shift'

export function OpenIncidents({ incidents }: { incidents: ShiftIncident[] }) {
  return (
    <section aria-labelledby="open-incidents">
      <SectionHeader id="open-incidents" title="Open incidents" count={incidents.length} />
      {incidents.length === 0 ? (
        <Card>
          <EmptyState title="Nothing is open">
            If something looks wrong, declare it. Unsure is reason enough; it can be withdrawn with a sentence.
          </EmptyState>
        </Card>
      ) : (
        <ul className="flex flex-col gap-2">
          {incidents.map((incident) => (
            <li key={incident.id}>
              <IncidentCard incident={incident} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
