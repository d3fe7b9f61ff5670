import { z } from 'zod'
import { admit, canSetPrivacy, membersOnClosing, refuseTooManyMembers } from '../access-rules'
import { defineCommand } from '../define-command'
import { idsSchema, MAX_MEMBERS } from '../inputs'
import { refOf, requirePerson } from '../lookups'
import { visibilitySchema } from '../values'

export const setPrivacy = defineCommand({
  name: 'set-privacy',
  summary: 'Makes an incident private to its members and admins, or open to the organisation.',
  input: z
    .strictObject({ visibility: visibilitySchema, memberIds: idsSchema(MAX_MEMBERS).optional() })
    .refine(({ visibility, memberIds }) => visibility === 'private' || memberIds === undefined, {
      path: ['memberIds'],
      message: 'are given only when the incident becomes private',
    }),
  needs: ({ memberIds = [] }) => ({ people: memberIds }),
  worksWhenClosed: true,
  can: canSetPrivacy,
  decide(incident, { visibility: to, memberIds = [] }, context) {
    const named = memberIds.map((id) => requirePerson(context, id, 'memberIds'))
    const from = incident.visibility
    if (from !== to) {
      const members = to === 'private' ? membersOnClosing(incident, context.actor, named) : []
      return [{ type: 'visibility.changed', payload: { from, to, members } }]
    }
    const added = named.flatMap((person) => admit(incident, refOf(person)))
    refuseTooManyMembers(incident.members.length + added.length)
    return added
  },
})
