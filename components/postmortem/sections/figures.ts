import { durationText } from '@/components/ui/time-text'
import { affectedNumber, CONFIDENCE_WORDS } from '@/lib/domain/incident/blast-radius-words'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { InstantName } from '@/lib/domain/incident/values'

export interface Figure {
  value: string
  /** What it counts. */
  of: string
  /** More about it, for whoever asks. */
  title?: string
}

const LENGTHS = [
  ['detectedAt', 'until detected'],
  ['mitigatedAt', 'until mitigated'],
  ['resolvedAt', 'until resolved'],
] as const satisfies [InstantName, string][]

/** Whom it hit, and for how long, counted from when it began. */
export function figuresOf({ radius, instants }: Pick<IncidentState, 'radius' | 'instants'>): Figure[] {
  const figures: Figure[] = []
  if (radius && radius.affected.kind !== 'unknown') {
    const of = radius.affected.kind === 'share' ? `of ${radius.who}` : radius.who
    const from = radius.source ? `, known from ${radius.source}` : ''
    figures.push({ value: affectedNumber(radius.affected), of, title: `${CONFIDENCE_WORDS[radius.confidence]}${from}` })
  }
  const start = instants.impactStartedAt ?? instants.declaredAt
  for (const [name, of] of LENGTHS) {
    const end = instants[name]
    if (!start || !end) continue
    const length = Date.parse(end.at) - Date.parse(start.at)
    if (length >= 0 && (name !== 'detectedAt' || instants.impactStartedAt))
      figures.push({ value: durationText(length), of })
  }
  if (radius && radius.regions.length > 0)
    figures.push({ value: String(radius.regions.length), of: radius.regions.join(', ') })
  return figures
}
