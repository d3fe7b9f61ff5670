import { spokenDuration } from '../../spoken'
import type { CoachRule } from '../advice'
import { takeCommand } from './no-commander'

/** The log says that the commander disappeared: whoever is here is offered the role. From the house (SPEC ROLE-11). */
export const commanderAbsent: CoachRule = {
  id: 'commander-absent',
  weight: 'act-now',
  title: 'The commander has been away',
  satisfiedBy: 'The commander comes back, or somebody takes command.',
  advise({ incident: { roles }, now, viewerId }) {
    const { commander } = roles
    if (!commander?.absentSince || commander.id === viewerId) return null
    return {
      id: `commander-absent:${commander.absentSince}`,
      sentence: `${commander.name}, the commander, has been away for ${spokenDuration(commander.absentSince, now)}.`,
      action: takeCommand,
    }
  },
}
