import type { Route } from 'next'
import { incidentPath, postmortemPath } from '@/components/incidents/incident-path'
import { sectionElementId } from '@/components/postmortem/sections/section-words'
import type { IncidentHit } from '@/lib/domain/search/incident-hit'

/** Where the best passage of what was found stands; the room, when the title says it all. */
export function hitPath({ key, passage }: Pick<IncidentHit, 'key' | 'passage'>): Route {
  if (!passage) return incidentPath(key)
  if (passage.place.kind === 'line') return incidentPath(key, passage.place.entryId)
  return `${postmortemPath(key)}#${sectionElementId(passage.place.section)}` as Route
}
