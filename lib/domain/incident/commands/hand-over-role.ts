import { z } from 'zod'
import { AppError, refuse } from '../../errors'
import { textSchema } from '../../text'
import { admit } from '../access-rules'
import { type CommandContext, defineCommand } from '../define-command'
import type { EventBody } from '../events'
import { idSchema } from '../inputs'
import { refOf, requireResponder } from '../lookups'
import { canRespond } from '../policy'
import { canGiveRole } from '../role-rules'
import type { IncidentState } from '../state'
import { ROLE_NAMES, type SingleRole, singleRoleSchema } from '../values'

export const handOverRole = defineCommand({
  name: 'hand-over-role',
  summary: 'Offers a role to somebody, with a brief; it moves when they accept.',
  input: z
    .strictObject({
      role: singleRoleSchema,
      toPersonId: idSchema,
      offerId: idSchema,
      brief: textSchema(5000).optional(),
      /** The `seq` of each entry the brief quotes, so that redacting one reaches the brief. */
      quotedSeqs: z.array(z.number().int().positive()).max(100, 'are more than 100').optional(),
    })
    .refine(({ brief, quotedSeqs }) => brief !== undefined || quotedSeqs === undefined, {
      path: ['quotedSeqs'],
      message: 'is given only together with a brief',
    }),
  needs: ({ toPersonId }) => ({ people: [toPersonId] }),
  can: canRespond,
  decide(incident, { role, toPersonId, offerId, brief, quotedSeqs = [] }, context) {
    refuseOffer(incident, role, offerId, toPersonId, context)
    const to = refOf(requireResponder(context, toPersonId, 'toPersonId'))
    const holder = incident.roles[role]
    const from = holder ? refOf(holder) : null
    const replaced = incident.offers
      .filter((offer) => offer.role === role)
      .map(
        (offer): EventBody => ({
          type: 'handover.cancelled',
          payload: { offerId: offer.offerId, role, to: offer.to },
        }),
      )
    const offered: EventBody = { type: 'handover.offered', payload: { offerId, role, from, to } }
    const events = [...admit(incident, to), ...replaced, offered]
    if (brief === undefined) return events
    refuseQuotes(incident, quotedSeqs)
    return [...events, { type: 'brief.written', payload: { offerId, text: brief, quotedSeqs } }]
  },
})

function refuseOffer(
  incident: IncidentState,
  role: SingleRole,
  offerId: string,
  toPersonId: string,
  { actor }: CommandContext,
): void {
  if (!canGiveRole(actor, incident, role)) {
    const message = 'Only who holds the role, the commander or an admin can hand it over.'
    throw new AppError('forbidden', message, { rule: 'ROLE-7' })
  }
  if (toPersonId === actor.id) throw refuse('ROLE-7', 'Take the role instead of handing it to yourself.', 'toPersonId')
  const holder = incident.roles[role]
  if (holder?.id === toPersonId) {
    throw refuse('ROLE-7', `${holder.name} is ${ROLE_NAMES[role].toLowerCase()} already.`, 'toPersonId')
  }
  if (incident.offers.some((offer) => offer.offerId === offerId)) {
    throw refuse('ROLE-7', 'An offer of this incident already has this id.', 'offerId')
  }
}

/** A brief drafted before a redaction must not bring the words back (SPEC ROLE-10). */
function refuseQuotes(incident: IncidentState, quotedSeqs: number[]): void {
  if (quotedSeqs.some((seq) => seq > incident.seq)) {
    throw refuse('ROLE-10', 'The brief quotes an entry that does not exist.', 'quotedSeqs')
  }
  const { decisions, hypotheses, openQuestions } = incident
  const kept = [...decisions.items, ...hypotheses.items, ...openQuestions.items]
  if (kept.some(({ seq, text }) => text === null && quotedSeqs.includes(seq))) {
    throw refuse('ROLE-10', 'The brief quotes an entry that was redacted since: draft it again.', 'quotedSeqs')
  }
}
