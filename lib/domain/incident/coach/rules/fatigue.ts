import { spokenDuration } from '../../spoken'
import { ROLE_NAMES } from '../../values'
import type { Advice, CoachRule } from '../advice'
import { isMinutesAgo } from '../moments'

/** After four hours people decide worse and do not notice. Said of the two roles that decide. */
export const fatigue: CoachRule = {
  id: 'fatigue',
  weight: 'soon',
  title: 'Somebody has led for four hours',
  satisfiedBy: 'The role is handed over, or offered to somebody.',
  advise: ({ incident: { roles, offers }, now, viewerId }) =>
    (['commander', 'operations'] as const).flatMap((role): Advice[] => {
      const holder = roles[role]
      const isOffered = offers.some((offer) => offer.role === role)
      if (!holder || isOffered || !isMinutesAgo(holder.since, now, 240)) return []
      const mayOffer = holder.id === viewerId || roles.commander?.id === viewerId
      return [
        {
          id: `fatigue:${role}:${holder.since}`,
          sentence: `${holder.name} has had ${ROLE_NAMES[role].toLowerCase()} for ${spokenDuration(holder.since, now)}.`,
          action: mayOffer ? { kind: 'open', opening: { what: 'hand-over', role }, label: 'Hand over' } : null,
        },
      ]
    }),
}
