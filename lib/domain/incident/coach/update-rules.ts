import { later } from '../clock'
import { spokenDue } from '../spoken'
import { FIRST_UPDATE_MINUTES } from '../values'
import type { CoachRule } from './advice'

const SOON_MS = 5 * 60_000

export const updateOverdue: CoachRule = ({ incident: { updateDueAt }, now }) =>
  updateDueAt === null || updateDueAt > now
    ? null
    : {
        id: `update-overdue:${updateDueAt}`,
        sentence: `The update is ${spokenDue(updateDueAt, now)}.`,
        action: { kind: 'open', what: 'update-due', label: 'Set the next one' },
      }

/** Due within five minutes, and nobody has communications. */
export const updateSoonUnowned: CoachRule = ({ incident: { updateDueAt, roles }, now }) => {
  if (updateDueAt === null || updateDueAt > later(now, SOON_MS) || roles.communications) return null
  return {
    id: `update-unowned:${updateDueAt}`,
    sentence: `The next update is ${spokenDue(updateDueAt, now)}, and nobody has communications.`,
    action: {
      kind: 'command',
      command: 'take-role',
      input: { role: 'communications' },
      label: 'Take communications',
    },
  }
}

export const noUpdatePromised: CoachRule = ({ incident: { updateDueAt, severity, status } }) =>
  updateDueAt !== null || status !== 'active' || FIRST_UPDATE_MINUTES[severity] === null
    ? null
    : {
        id: 'no-update-promised',
        sentence: 'No next update is promised.',
        action: { kind: 'open', what: 'update-due', label: 'Promise one' },
      }
