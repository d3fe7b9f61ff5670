import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { Highlight } from '@/components/ui/highlight'
import { TimeAgo } from '@/components/ui/time-ago'
import { SECTION_TITLES } from '@/lib/domain/postmortem/sections'
import type { IncidentHit } from '@/lib/domain/search/incident-hit'

/** An incident that a search found, with the passage it was found by. */
export function HitText({ hit }: { hit: IncidentHit }) {
  const { key, title, severity, status, outcome, passage } = hit
  return (
    <span className="flex min-w-0 flex-1 flex-col gap-0.5">
      <span className="flex min-h-6 items-center gap-2.5">
        <span className="mono shrink-0 text-text-3">{key}</span>
        <SeverityChip severity={severity} status={status} />
        <span className="min-w-0 flex-1 truncate">
          <Highlight text={title.text} marks={title.marks} />
        </span>
        <StatusLabel status={status} severity={severity} outcome={outcome} />
      </span>
      {passage && (
        <span className="line-clamp-2 text-12 text-text-2 [overflow-wrap:anywhere]">
          <span className="text-text-3">
            <PassagePlaceText place={passage.place} />:{' '}
          </span>
          <Highlight text={passage.excerpt.text} marks={passage.excerpt.marks} />
        </span>
      )}
    </span>
  )
}

function PassagePlaceText({ place }: { place: NonNullable<IncidentHit['passage']>['place'] }) {
  if (place.kind === 'postmortem') return `Postmortem, ${SECTION_TITLES[place.section]}`
  return (
    <>
      {place.by}, <TimeAgo at={place.at} />
    </>
  )
}
