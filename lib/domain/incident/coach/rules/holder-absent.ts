import { spokenDuration } from '../../spoken'
import { ROLE_NAMES, singleRoleSchema } from '../../values'
import type { Advice, CoachRule } from '../advice'

/** The holder of another role disappeared. From the house (SPEC ROLE-11). */
export const holderAbsent: CoachRule = {
  id: 'holder-absent',
  weight: 'soon',
  title: 'The holder of a role has been away',
  satisfiedBy: 'They come back, or somebody takes the role.',
  advise: ({ incident, now, viewerId }) =>
    singleRoleSchema.options.flatMap((role): Advice[] => {
      const holder = incident.roles[role]
      if (role === 'commander' || !holder?.absentSince || holder.id === viewerId) return []
      const name = ROLE_NAMES[role].toLowerCase()
      return [
        {
          id: `holder-absent:${role}:${holder.absentSince}`,
          sentence: `${holder.name}, who has ${name}, has been away for ${spokenDuration(holder.absentSince, now)}.`,
          action: { kind: 'command', command: 'take-role', input: { role }, label: `Take ${name}` },
        },
      ]
    }),
}
