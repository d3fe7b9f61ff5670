import type { Status } from './values'

/** Where an incident may go from each status, in the order people read them (SPEC STATUS-1, STATUS-2). */
export const NEXT_STATUSES = {
  active: ['mitigated', 'resolved'],
  mitigated: ['resolved', 'active'],
  resolved: ['closed', 'active'],
  closed: ['active'],
} as const satisfies Record<Status, readonly Status[]>

/** Whether a step of the journey is allowed. */
export const canGo = (from: Status, to: Status): boolean => NEXT_STATUSES[from].some((next) => next === to)

/** What is allowed from here, as a sentence. */
export const journeySentence = (from: Status, to: Status): string =>
  `An incident cannot go from ${from} to ${to}; from ${from} it can become ${NEXT_STATUSES[from].join(' or ')}.`
