import { takesPart } from '../../participants'
import { spokenDuration } from '../../spoken'
import type { CoachRule } from '../advice'
import { silentSince } from '../heard'

/** The quiet fact for the others, two minutes after the person was asked; not of those who only watch. */
export const silentPerson: CoachRule = {
  id: 'silent-person',
  weight: 'when-quiet',
  title: 'Somebody takes part and is silent',
  satisfiedBy: 'They answer how they are, write, or do something the log shows.',
  isPersonal: true,
  advise({ incident, present, now, viewerId }) {
    for (const person of present) {
      if (person.id === viewerId || !takesPart(person.id, incident)) continue
      const since = silentSince(person, incident, now, 10)
      if (!since) continue
      return {
        id: `silent-person:${person.id}:${since}`,
        sentence: `${person.name} is here and has not been heard for ${spokenDuration(since, now)}.`,
        action: null,
      }
    }
    return null
  },
}
