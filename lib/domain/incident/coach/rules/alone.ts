import type { CoachRule } from '../advice'
import { hurtsFor, standingId } from '../moments'

/** A bad incident that one person faces alone after five minutes. From the house. */
export const alone: CoachRule = {
  id: 'alone',
  weight: 'act-now',
  title: 'Somebody is alone with a bad incident',
  satisfiedBy: 'Somebody else comes into the room.',
  advise({ incident, present, now, viewerId }) {
    const { severity, key } = incident
    if (severity !== 'sev1' && severity !== 'sev2') return null
    if (!hurtsFor(incident, now, 5) || present.some(({ id }) => id !== viewerId)) return null
    return {
      id: standingId('alone', incident),
      sentence: `Nobody else is in ${key}, a ${severity.toUpperCase()}.`,
      action: { kind: 'open', opening: { what: 'ask-for-help' }, label: 'Ask for help' },
    }
  },
}
