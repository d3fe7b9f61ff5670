import { z } from 'zod'
import { textSchema } from '../text'

/** What one person says of the alerts of a rule after an incident. The same again replaces it. */
export const alertRatingSchema = z.strictObject({
  rule: textSchema(1000),
  /** Whether there was something to do. */
  isActionable: z.boolean(),
  /** Whether it told of what customers feel, or of what may lie behind it. */
  about: z.enum(['symptom', 'cause']).nullable().default(null),
  /** Whether it was worth waking somebody for. */
  isWorthWaking: z.boolean().nullable().default(null),
})
export type AlertRating = z.output<typeof alertRatingSchema>

/** How the alerts of a rule were rated; counts of people and incidents, nobody by name. */
export interface RuleRatings {
  rated: number
  actionable: number
  /** Of those who said so. */
  notWorthWaking: number
  worthWaking: number
  causes: number
  symptoms: number
}

/** From how many ratings on they say something. */
export const MIN_RATED = 5
/** Below this share of actionable pages a rule should page nobody. */
const KEEP_PRECISION = 0.5
/** Below this it should not be an alert at all. */
const DROP_PRECISION = 0.1

export type Proposal = 'keep' | 'page-by-day' | 'no-page' | 'remove'

/** The share of ratings that found something to do, 0 to 1; null while there are fewer than five. */
export const precisionOf = ({ rated, actionable }: RuleRatings): number | null =>
  rated < MIN_RATED ? null : actionable / rated

/**
 * What to do with a rule, by its ratings; null while there are fewer than five. Rarely anything to do: remove it. Mostly
 * nothing: page nobody, look at it in working hours. Something to do that is not worth waking for, as most of at least
 * five say: page by day only.
 * @see https://sre.google/sre-book/monitoring-distributed-systems/ pages should be urgent, actionable and about symptoms
 */
export function proposalOf(ratings: RuleRatings): Proposal | null {
  const precision = precisionOf(ratings)
  if (precision === null) return null
  if (precision < DROP_PRECISION) return 'remove'
  if (precision < KEEP_PRECISION) return 'no-page'
  const { worthWaking, notWorthWaking } = ratings
  const said = worthWaking + notWorthWaking
  return said >= MIN_RATED && notWorthWaking * 2 > said ? 'page-by-day' : 'keep'
}

/** A rule with what it cost and what it was worth. */
export interface AlertRule extends RuleRatings {
  rule: string
  /** Alerts that fired in the time asked for. */
  count: number
  /** Incidents that it opened. */
  opened: number
  /** Pages that escalations of those incidents sent. */
  pages: number
  lastAt: string
  precision: number | null
  proposal: Proposal | null
}

export const alertRulesQuerySchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(366).default(90),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export type AlertRulesQuery = z.output<typeof alertRulesQuerySchema>
