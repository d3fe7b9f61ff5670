import type { CoachRule } from '../advice'
import { activeSince, isMinutesAgo, standingId } from '../moments'

/** After five minutes no service is named, so no owner can be asked and no lever shown. From the house. */
export const noServices: CoachRule = {
  id: 'no-services',
  weight: 'when-quiet',
  title: 'No affected service is named',
  satisfiedBy: 'A service is named.',
  advise: ({ incident, now }) =>
    incident.services.length > 0 || !isMinutesAgo(activeSince(incident), now, 5)
      ? null
      : {
          id: standingId('no-services', incident),
          sentence: 'No affected service is named.',
          action: { kind: 'open', opening: { what: 'services' }, label: 'Name one' },
        },
}
