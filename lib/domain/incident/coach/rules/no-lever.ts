import { wasLeverTried } from '../../lever-board'
import { spokenDuration } from '../../spoken'
import type { CoachRule } from '../advice'
import { activeSince, hurtsFor, standingId } from '../moments'

/** Ten minutes in, and nothing was tried to stop it. From “restore first, understand later”. */
export const noLever: CoachRule = {
  id: 'no-lever',
  weight: 'act-now',
  title: 'No lever was pulled or waived',
  satisfiedBy: 'A mitigation is started, or a lever is waived with a reason.',
  advise: ({ incident, now }) =>
    wasLeverTried(incident) || !hurtsFor(incident, now, 10)
      ? null
      : {
          id: standingId('no-lever', incident),
          sentence: `Active for ${spokenDuration(activeSince(incident), now)}, and no lever was pulled or waived.`,
          action: { kind: 'open', opening: { what: 'levers' }, label: 'See the levers' },
        },
}
