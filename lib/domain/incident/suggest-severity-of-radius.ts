import type { IncidentState, KnownRadius } from './state'
import type { SuggestedSeverity } from './suggest-severity'
import { compareSeverity } from './values'

const MANY_PERCENT = 25
const SOME_PERCENT = 5
const MANY_COUNT = 1000

/**
 * The severity that the blast radius speaks for, with why; null unless that is worse than the present one, and once
 * the incident no longer hurts (SPEC RADIUS-4). What grows counts for more than it is now.
 */
export function suggestSeverityOfRadius({
  radius,
  severity,
  status,
}: Pick<IncidentState, 'radius' | 'severity' | 'status'>): SuggestedSeverity | null {
  if (!radius || status !== 'active') return null
  const suggested = suggestedBy(radius)
  return suggested && compareSeverity(suggested.severity, severity) > 0 ? suggested : null
}

function suggestedBy({ affected, who, trend }: KnownRadius): SuggestedSeverity | null {
  const isGrowing = trend === 'growing'
  const growing = isGrowing ? ' and growing' : ''
  switch (affected.kind) {
    case 'share': {
      const { percent } = affected
      const size = `${percent} % of ${who}${growing}`
      if (percent >= MANY_PERCENT) return { severity: 'sev1', reason: `${size}: down for many.` }
      if (percent >= MANY_PERCENT / 2 && isGrowing) return { severity: 'sev1', reason: `${size}: soon down for many.` }
      if (percent >= SOME_PERCENT || (percent > 0 && isGrowing)) {
        return { severity: 'sev2', reason: `${size}: down for some.` }
      }
      return percent > 0 ? { severity: 'sev3', reason: `${size}: somebody is hit.` } : null
    }
    case 'count': {
      const size = `${affected.count.toLocaleString('en')} ${who}${growing}`
      if (affected.count >= MANY_COUNT || (affected.count > 0 && isGrowing)) {
        return { severity: 'sev2', reason: `${size}: down for some.` }
      }
      return affected.count > 0 ? { severity: 'sev3', reason: `${size}: somebody is hit.` } : null
    }
    case 'unknown':
      return { severity: 'sev2', reason: `How many ${who} are hit is not known: it counts as bad until it is.` }
    default:
      affected satisfies never
      return null
  }
}
