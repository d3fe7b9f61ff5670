import type { IncidentState } from '../incident/state'

/** Changes this many dependencies away from an affected service concern an incident. */
export const NOTICE_DISTANCE = 2

/** The log is told of so many changes at once, */
export const NOTICED_AT_ONCE = 5
/** and again after this time, */
const NOTICE_INTERVAL_MS = 5_000
/** and of so many in all: whoever deploys a hundred times into an incident is known by then. */
export const MAX_NOTICED = 100

/** The instant before which the log must not be told of more changes, in milliseconds; 0 when it never was. */
export function nextNoticeAt({ noticed }: IncidentState['changes']): number {
  const last = noticed.items.at(-1)
  return last ? Date.parse(last.at) + NOTICE_INTERVAL_MS : 0
}
