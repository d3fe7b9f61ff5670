import type { Severity } from '../incident/values'
import { excerpt } from '../text'

/** Firing alerts of one service that have no incident yet, as one. */
export interface AlertGroup {
  count: number
  /** Each is null when the alerts do not all say the same. */
  summary: string | null
  alertName: string | null
  worst: Severity
  /** The earliest start; ISO 8601 UTC. */
  startsAt: string
}

const MAX_TITLE = 160

/**
 * What to call an incident that alerts open: what they all say, else what they are all named, else how many they are.
 * `where` is the name of the service, or of the integration when there is no service.
 */
export function titleOfGroup({ count, summary, alertName }: AlertGroup, where: string): string {
  // What is only space says nothing, and an incident needs a title.
  const said = excerpt(summary ?? '', MAX_TITLE)
  if (said) return said
  const what = excerpt(alertName ?? '') || `${count.toLocaleString('en')} alerts`
  return excerpt(`${what} on ${where}`, MAX_TITLE)
}
