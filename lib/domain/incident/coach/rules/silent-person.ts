import { takesPart } from '../../participants'
import { spokenDuration } from '../../spoken'
import type { Advice, CoachRule } from '../advice'
import { silentSince } from '../heard'

/** The quiet fact for the others, two minutes after the person was asked; not of those who only watch. */
export const silentPerson: CoachRule = {
  id: 'silent-person',
  weight: 'when-quiet',
  title: 'Somebody takes part and is silent',
  satisfiedBy: 'They answer how they are, write, or do something the log shows.',
  isPersonal: true,
  advise: ({ incident, present, now, viewerId }) =>
    present.flatMap((person): Advice[] => {
      if (person.id === viewerId || !takesPart(person.id, incident)) return []
      const since = silentSince(person, incident, now, 10)
      if (!since) return []
      return [
        {
          id: `silent-person:${person.id}:${since}`,
          sentence: `${person.name} is here and has not been heard for ${spokenDuration(since, now)}.`,
          action: null,
        },
      ]
    }),
}
