import { later } from '../../clock'
import { spokenDue } from '../../spoken'
import type { CoachRule } from '../advice'
import { MINUTE } from '../moments'

/** Due within five minutes, and nobody has communications. From the cadence of updates (SPEC COMM). */
export const updateUnowned: CoachRule = {
  id: 'update-unowned',
  weight: 'soon',
  title: 'An update is due soon, and nobody has communications',
  satisfiedBy: 'Somebody takes communications, an update is sent, or the next one is promised for later.',
  advise({ incident: { updateDueAt, roles }, now }) {
    if (updateDueAt === null || updateDueAt > later(now, 5 * MINUTE) || roles.communications) return null
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
  },
}
