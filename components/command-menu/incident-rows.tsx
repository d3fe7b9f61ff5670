'use client'
import type { Route } from 'next'
import { MenuGroup, MenuRow } from '@/components/command-menu/menu-row'
import { incidentPath } from '@/components/incidents/incident-path'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { hitPath } from '@/components/search/hit-path'
import { HitText } from '@/components/search/hit-text'
import type { IncidentSummary } from '@/lib/domain/incident/summary'
import type { IncidentHit } from '@/lib/domain/search/incident-hit'

type Leave = (href: Route) => void

/** Incidents that are open, before anything is typed. */
export function OpenIncidentRows({ incidents, onLeave }: { incidents: IncidentSummary[]; onLeave: Leave }) {
  if (incidents.length === 0) return null
  return (
    <MenuGroup heading="Incidents">
      {incidents.map(({ id, key, title, severity, status, outcome }) => (
        <MenuRow key={id} value={`incident ${id}`} onSelect={() => onLeave(incidentPath(key))}>
          <span className="mono shrink-0 text-text-3">{key}</span>
          <SeverityChip severity={severity} status={status} />
          <span className="min-w-0 flex-1 truncate">{title}</span>
          <StatusLabel status={status} severity={severity} outcome={outcome} />
        </MenuRow>
      ))}
    </MenuGroup>
  )
}

export interface FoundIncidentRowsProps {
  hits: IncidentHit[]
  sought: string
  onLeave: Leave
}

/** Incidents that hold what was typed, and those that are near to it when they are few. */
export function FoundIncidentRows({ hits, sought, onLeave }: FoundIncidentRowsProps) {
  const exact = hits.filter(({ isNear }) => !isNear)
  const near = hits.filter(({ isNear }) => isNear)
  const nearHeading = exact.length > 0 ? 'Nearest' : `Nothing holds exactly “${sought}”; nearest:`
  return (
    <>
      {exact.length > 0 && <HitRows heading="Incidents" hits={exact} onLeave={onLeave} />}
      {near.length > 0 && <HitRows heading={nearHeading} hits={near} onLeave={onLeave} />}
    </>
  )
}

function HitRows({ heading, hits, onLeave }: { heading: string; hits: IncidentHit[]; onLeave: Leave }) {
  return (
    <MenuGroup heading={heading}>
      {hits.map((hit) => (
        <MenuRow
          key={hit.incidentId}
          value={`incident ${hit.incidentId}`}
          isTall
          onSelect={() => onLeave(hitPath(hit))}
        >
          <HitText hit={hit} />
        </MenuRow>
      ))}
    </MenuGroup>
  )
}
