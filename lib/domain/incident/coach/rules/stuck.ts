import { excerpt } from '../../../text'
import type { CoachRule } from '../advice'
import { lastHeardOf } from '../heard'
import { isMinutesAgo } from '../moments'

/** Somebody said that they are stuck, and has not been heard since. For half an hour; told to the others. */
export const stuck: CoachRule = {
  id: 'stuck',
  weight: 'soon',
  title: 'Somebody is stuck',
  satisfiedBy: 'They are heard again, or say something else.',
  isPersonal: true,
  advise({ incident, now, viewerId }) {
    const person = incident.participants.items.find(
      ({ id, checkIn }) =>
        id !== viewerId &&
        checkIn?.answer === 'stuck' &&
        !isMinutesAgo(checkIn.at, now, 30) &&
        (lastHeardOf(id, incident) ?? '') <= checkIn.at,
    )
    if (!person?.checkIn) return null
    const { on, at } = person.checkIn
    return {
      id: `stuck:${person.id}:${at}`,
      sentence: on ? `${person.name} is stuck: ${excerpt(on, 80)}` : `${person.name} is stuck.`,
      action: { kind: 'open', opening: { what: 'ask-for-help' }, label: 'Ask for help' },
    }
  },
}
