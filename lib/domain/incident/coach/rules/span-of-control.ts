import type { CoachRule } from '../advice'
import { standingId } from '../moments'

/** One person cannot lead more than seven at once. From the incident command system. */
export const spanOfControl: CoachRule = {
  id: 'span-of-control',
  weight: 'soon',
  title: 'More than seven people, and nobody has operations',
  satisfiedBy: 'Somebody takes operations, or at most seven people take part.',
  advise({ incident }) {
    const { participants, roles } = incident
    const count = participants.items.filter(({ leftAt }) => leftAt === null).length
    if (count <= 7 || roles.operations) return null
    return {
      id: standingId('span-of-control', incident),
      sentence: `${count} people take part, and nobody has operations.`,
      action: { kind: 'command', command: 'take-role', input: { role: 'operations' }, label: 'Take operations' },
    }
  },
}
