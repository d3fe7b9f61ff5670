import { z } from 'zod'
import { defined } from '../../defined'
import { refuse } from '../../errors'
import { textSchema } from '../../text'
import { admit } from '../access-rules'
import { type CommandContext, defineCommand } from '../define-command'
import type { PayloadOf } from '../events'
import { idSchema } from '../inputs'
import { refOf, requireResponder } from '../lookups'
import { canRespond } from '../policy'
import type { IncidentState } from '../state'

interface Asked {
  personId?: string | undefined
  teamId?: string | undefined
  serviceId?: string | undefined
}

export const askForHelp = defineCommand({
  name: 'ask-for-help',
  summary: 'Asks a person, a team, or the team that owns a service to come.',
  input: z
    .strictObject({
      helpId: idSchema,
      personId: idSchema.optional(),
      teamId: idSchema.optional(),
      serviceId: idSchema.optional(),
      message: textSchema(1000).optional(),
    })
    .refine((asked) => [asked.personId, asked.teamId, asked.serviceId].filter((id) => id !== undefined).length === 1, {
      message: 'Ask exactly one: personId, teamId or serviceId',
    }),
  needs: ({ personId, teamId, serviceId }, { services }) => {
    const owner = services.find(({ id }) => id === serviceId)?.teamId
    return {
      people: personId ? [personId] : [],
      teams: [teamId, owner].filter((id) => typeof id === 'string'),
      services: serviceId ? [serviceId] : [],
    }
  },
  can: canRespond,
  decide(incident, { helpId, message, ...asked }, context) {
    if (incident.helpAsked.items.some((help) => help.helpId === helpId)) {
      throw refuse('PEOPLE-2', 'A call for help in this incident already has this id.', 'helpId')
    }
    const { of, service } = whoIsAsked(incident, asked, context)
    const admitted = of.kind === 'person' ? admit(incident, of) : []
    return [...admitted, { type: 'help.asked', payload: defined({ helpId, of, service, message }) }]
  },
})

function whoIsAsked(
  incident: IncidentState,
  { personId, teamId, serviceId }: Asked,
  context: CommandContext,
): Pick<PayloadOf<'help.asked'>, 'of' | 'service'> {
  if (personId !== undefined) {
    if (personId === context.actor.id) throw refuse('PEOPLE-2', 'You are here already: ask somebody else.', 'personId')
    return { of: { ...refOf(requireResponder(context, personId, 'personId')), kind: 'person' } }
  }
  const field = teamId === undefined ? 'serviceId' : 'teamId'
  if (incident.visibility === 'private') {
    throw refuse('ACCESS-6', 'This incident is private: ask a person, who then becomes a member.', field)
  }
  if (teamId !== undefined) return { of: teamOf(context, teamId, field) }
  const service = serviceId === undefined ? undefined : context.services.get(serviceId)
  if (!service) throw refuse('CMD-8', 'There is no service with this id, or it is archived.', field)
  if (service.teamId === null) throw refuse('PEOPLE-2', `No team owns ${service.name}: ask a person.`, field)
  return { of: teamOf(context, service.teamId, field), service: refOf(service) }
}

function teamOf(context: CommandContext, teamId: string, field: string) {
  const team = context.teams.get(teamId)
  if (!team) throw refuse('CMD-8', 'There is no team with this id.', field)
  return { ...refOf(team), kind: 'team' as const }
}
