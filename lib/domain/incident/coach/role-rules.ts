import { spokenDuration } from '../spoken'
import { ROLE_NAMES, singleRoleSchema } from '../values'
import type { CoachRule } from './advice'

const takeCommand = {
  kind: 'command',
  command: 'take-role',
  input: { role: 'commander' },
  label: 'Take command',
} as const

/** The log says that the commander disappeared: whoever is here is offered the role. */
export const commanderAbsent: CoachRule = ({ incident, now, viewerId }) => {
  const commander = incident.roles.commander
  if (!commander?.absentSince || commander.id === viewerId) return null
  return {
    id: `commander-absent:${commander.absentSince}`,
    sentence: `${commander.name}, the commander, has been away for ${spokenDuration(commander.absentSince, now)}.`,
    action: takeCommand,
  }
}

export const noCommander: CoachRule = ({ incident }) =>
  incident.roles.commander ? null : { id: 'no-commander', sentence: 'Nobody is commander.', action: takeCommand }

/** The holder of another role disappeared. */
export const holderAbsent: CoachRule = ({ incident, now, viewerId }) => {
  for (const role of singleRoleSchema.options) {
    const holder = incident.roles[role]
    if (role === 'commander' || !holder?.absentSince || holder.id === viewerId) continue
    const name = ROLE_NAMES[role].toLowerCase()
    return {
      id: `${role}-absent:${holder.absentSince}`,
      sentence: `${holder.name}, who has ${name}, has been away for ${spokenDuration(holder.absentSince, now)}.`,
      action: { kind: 'command', command: 'take-role', input: { role }, label: `Take ${name}` },
    }
  }
  return null
}
