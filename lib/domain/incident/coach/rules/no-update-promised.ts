import type { CoachRule } from '../advice'
import { standingId } from '../moments'

/** The cadence of this severity has updates, and none is promised. From the cadence of updates (SPEC COMM). */
export const noUpdatePromised: CoachRule = {
  id: 'no-update-promised',
  weight: 'soon',
  title: 'No next update is promised',
  satisfiedBy: 'The next update is promised, or one is sent.',
  advise: ({ incident }) =>
    incident.updateDueAt !== null || incident.status !== 'active' || incident.cadence[incident.severity] === null
      ? null
      : {
          id: standingId('no-update-promised', incident),
          sentence: 'No next update is promised.',
          action: { kind: 'open', opening: { what: 'update-due' }, label: 'Promise one' },
        },
}
