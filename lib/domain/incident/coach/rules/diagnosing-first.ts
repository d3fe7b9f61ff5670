import { wasLeverTried } from '../../lever-board'
import type { CoachRule } from '../advice'
import { activeSince, hurtsFor, isMinutesAgo, standingId } from '../moments'

/**
 * The room looks for the cause while production hurts: hypotheses for three minutes, and nothing pulled or waived. After
 * ten minutes “no lever” says it louder. From “restore first, understand later”.
 */
export const diagnosingFirst: CoachRule = {
  id: 'diagnosing-first',
  weight: 'soon',
  title: 'Hypotheses before a lever was pulled or waived',
  satisfiedBy: 'A mitigation is started, or a lever is waived with a reason.',
  advise({ incident, now }) {
    const { hypotheses } = incident
    const first = hypotheses.items.find(({ text }) => text !== null)
    if (!first || !isMinutesAgo(first.at, now, 3) || wasLeverTried(incident)) return null
    if (!hurtsFor(incident, now, 0) || isMinutesAgo(activeSince(incident), now, 10)) return null
    const { count } = hypotheses
    return {
      id: standingId('diagnosing-first', incident),
      sentence: `${count === 1 ? 'A hypothesis' : `${count} hypotheses`}, and no lever was pulled or waived.`,
      action: { kind: 'open', opening: { what: 'levers' }, label: 'See the levers' },
    }
  },
}
