import type { CoachRule } from '../advice'
import { activeSince, isMinutesAgo, standingId } from '../moments'

/** After five minutes it is not said since when it hurts: changes before onset cannot be ranked. From the house. */
export const impactUnknown: CoachRule = {
  id: 'impact-unknown',
  weight: 'soon',
  title: 'It is not noted since when it hurts',
  satisfiedBy: 'The start of the impact is set.',
  advise: ({ incident, now }) =>
    incident.instants.impactStartedAt || incident.status !== 'active' || !isMinutesAgo(activeSince(incident), now, 5)
      ? null
      : {
          id: standingId('impact-unknown', incident),
          sentence: 'It is not noted since when it hurts.',
          action: { kind: 'open', opening: { what: 'instants' }, label: 'Say since when' },
        },
}
