import { excerpt } from '../../../text'
import type { Advice, CoachRule } from '../advice'
import { lastHeardOf } from '../heard'
import { isMinutesAgo } from '../moments'

/** Somebody said that they are stuck, and has not been heard since. For half an hour; told to the others. */
export const stuck: CoachRule = {
  id: 'stuck',
  weight: 'soon',
  title: 'Somebody is stuck',
  satisfiedBy: 'They are heard again, or say something else.',
  isPersonal: true,
  advise: ({ incident, now, viewerId }) =>
    incident.participants.items.flatMap(({ id, name, checkIn }): Advice[] => {
      if (id === viewerId || checkIn?.answer !== 'stuck' || isMinutesAgo(checkIn.at, now, 30)) return []
      const { on, at } = checkIn
      if ((lastHeardOf(id, incident) ?? '') > at) return []
      return [
        {
          id: `stuck:${id}:${at}`,
          sentence: on ? `${name} is stuck: ${excerpt(on, 80)}` : `${name} is stuck.`,
          action: { kind: 'open', opening: { what: 'ask-for-help' }, label: 'Ask for help' },
        },
      ]
    }),
}
