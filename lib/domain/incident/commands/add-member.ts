import { z } from 'zod'
import { refuse } from '../../errors'
import { admit, canAddMembers } from '../access-rules'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { requirePerson } from '../lookups'
import { canRespond } from '../policy'

export const addMember = defineCommand({
  name: 'add-member',
  summary: 'Lets somebody see a private incident.',
  input: z.strictObject({ personId: idSchema }),
  needs: ({ personId }) => ({ people: [personId] }),
  worksWhenClosed: true,
  can: canRespond,
  decide(incident, { personId }, context) {
    if (!canAddMembers(context.actor, incident)) {
      throw refuse('ACCESS-4', 'This incident is open: everybody of the organisation sees it.')
    }
    return admit(incident, requirePerson(context, personId, 'personId'))
  },
})
