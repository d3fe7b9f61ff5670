import type { ReviewRules } from './review'
import type { IncidentState } from './state'

const DAY_MS = 24 * 60 * 60_000

/** What decides when a review is due. */
type Reviewed = Pick<IncidentState, 'kind' | 'severity' | 'status' | 'instants' | 'review'>

/**
 * The instant by which the review has to be published, or null when nothing has to be: no rule asks for one, it is a
 * drill, is not resolved, its first version is out, or it was closed, by the rules of then (SPEC REVIEW-10).
 */
export function reviewDue(incident: Reviewed, rules: ReviewRules): string | null {
  const { kind, severity, status, instants, review } = incident
  if (kind === 'drill' || status !== 'resolved' || !instants.resolvedAt || (review && review.version > 0)) return null
  const { isRequired, withinDays } = rules[severity]
  return isRequired ? daysAfter(instants.resolvedAt.at, withinDays) : null
}

/** Whether its instant has passed. */
export const isReviewOverdue = (dueAt: string | null, now: string): boolean => dueAt !== null && dueAt < now

/** Days between reminders while it is overdue. */
const EVERY_DAYS = 3

/**
 * When its owner is reminded next: a day before it is due, when it is, and every third day after that. The first of
 * these instants after `after`, which may be long past (SPEC REVIEW-11).
 */
export function nextReminder(dueAt: string, after: string): string {
  const last = lastReminder(dueAt, after)
  if (!last) return daysAfter(dueAt, -1)
  return last < dueAt ? dueAt : daysAfter(last, EVERY_DAYS)
}

/** The latest of these instants that has come by `now`; null before the first. */
export function lastReminder(dueAt: string, now: string): string | null {
  const first = daysAfter(dueAt, -1)
  if (now < first) return null
  if (now < dueAt) return first
  const passed = Math.floor((Date.parse(now) - Date.parse(dueAt)) / (EVERY_DAYS * DAY_MS))
  return daysAfter(dueAt, passed * EVERY_DAYS)
}

const daysAfter = (at: string, days: number): string => new Date(Date.parse(at) + days * DAY_MS).toISOString()
