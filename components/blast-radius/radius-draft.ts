import { withOwnServices } from '@/components/incident/own-services'
import type { Affected, Confidence, Trend } from '@/lib/domain/incident/blast-radius'
import type { IncidentState } from '@/lib/domain/incident/state'

/** The form, as it is typed. */
export interface RadiusDraft {
  kind: Affected['kind']
  percent: string
  count: string
  who: string
  serviceIds: string[]
  regions: string
  since: string | null
  trend: Trend
  confidence: Confidence
  source: string
}

type Known = Pick<IncidentState, 'radius' | 'services' | 'instants'>

/** As it is known now: the last revision may be older than what somebody has found out since. */
const sinceOf = ({ instants }: Known): string | null => instants.impactStartedAt?.at ?? null

const idsOf = ({ services }: Known): string[] => services.map(({ id }) => id)

/** The form filled with what is known. */
export function radiusDraftOf(known: Known): RadiusDraft {
  const { radius } = known
  const affected = radius?.affected ?? { kind: 'share', percent: Number.NaN }
  return {
    kind: affected.kind,
    percent: affected.kind === 'share' && !Number.isNaN(affected.percent) ? String(affected.percent) : '',
    count: affected.kind === 'count' ? String(affected.count) : '',
    who: radius?.who ?? '',
    serviceIds: idsOf(known),
    regions: radius?.regions.join(', ') ?? '',
    since: sinceOf(known),
    trend: radius?.trend ?? 'unknown',
    confidence: radius?.confidence ?? 'guess',
    source: radius?.source ?? '',
  }
}

/**
 * The form as the command takes it: services and beginning as they are `now`, with what was changed of those of `known`,
 * which the form was last compared with.
 */
export function revisionOf(draft: RadiusDraft, known: Known, now: Known) {
  const { who, trend, confidence, source } = draft
  const since = draft.since === sinceOf(known) ? sinceOf(now) : draft.since
  const serviceIds = withOwnServices(idsOf(known), draft.serviceIds, idsOf(now))
  const regions = draft.regions
    .split(',')
    .map((region) => region.trim())
    .filter(Boolean)
  return { affected: affectedOf(draft), who, regions, since, trend, confidence, source, serviceIds }
}

function affectedOf({ kind, percent, count }: RadiusDraft): Affected {
  switch (kind) {
    case 'share':
      return { kind, percent: numberOf(percent) }
    case 'count':
      return { kind, count: numberOf(count) }
    case 'unknown':
      return { kind }
    default:
      kind satisfies never
      return { kind: 'unknown' }
  }
}

/** Not a number when nothing is typed, which no rule accepts; a comma is a point on half the keyboards of the world. */
const numberOf = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed.trim().replace(',', '.')))
