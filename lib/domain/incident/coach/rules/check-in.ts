import { spokenDuration } from '../../spoken'
import type { CoachRule } from '../advice'
import { silentSince } from '../heard'

/** Somebody here and silent for eight minutes is asked how they are, and nobody else hears the question. */
export const checkIn: CoachRule = {
  id: 'check-in',
  weight: 'soon',
  title: 'Somebody is asked how they are',
  satisfiedBy: 'They answer, write, or do something the log shows.',
  isPersonal: true,
  advise({ incident, present, now, viewerId }) {
    const viewer = present.find(({ id }) => id === viewerId)
    const since = viewer ? silentSince(viewer, incident, now, 8) : null
    if (!since) return null
    const answer = (label: string, given: string) => ({ command: 'check-in', input: { answer: given }, label })
    return {
      id: `check-in:${since}`,
      sentence: `The room has not heard of you for ${spokenDuration(since, now)}. How are you doing?`,
      action: {
        kind: 'answers',
        answers: [
          answer('Working on something', 'working'),
          answer('Stuck', 'stuck'),
          answer('Stepped away', 'stepped-away'),
        ],
      },
    }
  },
}
