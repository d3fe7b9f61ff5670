import type { IncidentState } from '../state'
import { MINUTE } from './moments'

/** How long “Later” is. */
export const LATER_MS = 10 * MINUTE

/** Whether the room put this fact off: for good, or until an instant that has not come. */
export const isPutOff = ({ putOff }: Pick<IncidentState, 'putOff'>, adviceId: string, now: string): boolean =>
  putOff.items.some((one) => one.adviceId === adviceId && (one.until === null || one.until > now))

/** Whether it was put off for good. */
export const isDismissed = ({ putOff }: Pick<IncidentState, 'putOff'>, adviceId: string): boolean =>
  putOff.items.some((one) => one.adviceId === adviceId && one.until === null)
