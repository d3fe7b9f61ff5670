import { z } from 'zod'
import { AppError, refuse } from '../../errors'
import { departure } from '../access-rules'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { canRespond } from '../policy'
import { leads } from '../role-rules'

export const removeMember = defineCommand({
  name: 'remove-member',
  summary: 'Takes a private incident out of the sight of somebody, and their roles with it.',
  input: z.strictObject({ personId: idSchema }),
  worksWhenClosed: true,
  can: canRespond,
  decide(incident, { personId }, { actor }) {
    if (incident.visibility === 'open') {
      throw refuse('ACCESS-4', 'This incident is open: everybody of the organisation sees it.')
    }
    if (personId !== actor.id && !leads(actor, incident)) {
      const message = 'Only the commander, who declared it or an admin can remove somebody else.'
      throw new AppError('forbidden', message, { rule: 'ACCESS-4' })
    }
    const member = incident.members.find(({ id }) => id === personId)
    if (!member) return []
    if (incident.members.length === 1) {
      throw refuse('ACCESS-5', `${member.name} is the last member: add somebody first.`, 'personId')
    }
    return departure(incident, member)
  },
})
