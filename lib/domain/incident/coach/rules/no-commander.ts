import type { AdviceAction, CoachRule } from '../advice'

export const takeCommand: AdviceAction = {
  kind: 'command',
  command: 'take-role',
  input: { role: 'commander' },
  label: 'Take command',
}

/** Nobody coordinates: said from the first second, as everything else follows from it. From the incident command system. */
export const noCommander: CoachRule = {
  id: 'no-commander',
  weight: 'act-now',
  title: 'Nobody is commander',
  satisfiedBy: 'Somebody takes command.',
  comesBack: true,
  advise: ({ incident: { roles } }) =>
    roles.commander ? null : { id: 'no-commander', sentence: 'Nobody is commander.', action: takeCommand },
}
