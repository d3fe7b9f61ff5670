import { spokenDuration } from '../../spoken'
import type { CoachRule } from '../advice'
import { lastHeard } from '../heard'
import { isMinutesAgo } from '../moments'

/** Ten minutes without a word of anybody while it is active: either it is over, or people work without saying so. */
export const quietRoom: CoachRule = {
  id: 'quiet-room',
  weight: 'when-quiet',
  title: 'The room has been quiet',
  satisfiedBy: 'Anybody writes, or does something the log shows.',
  advise({ incident, now }) {
    const heardAt = lastHeard(incident)
    if (incident.status !== 'active' || !isMinutesAgo(heardAt, now, 10)) return null
    return {
      id: `quiet-room:${heardAt}`,
      sentence: `Nobody has written here for ${spokenDuration(heardAt, now)}.`,
      action: { kind: 'open', opening: { what: 'composer' }, label: 'Say how it stands' },
    }
  },
}
