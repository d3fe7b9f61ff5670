import { z } from 'zod'
import { AppError } from '../../errors'
import { defineCommand } from '../define-command'
import { refOf } from '../lookups'
import { canRespond } from '../policy'
import { canGiveRole } from '../role-rules'
import { roleSchema } from '../values'

export const releaseRole = defineCommand({
  name: 'release-role',
  summary: 'Lays a role down, so that it is vacant.',
  input: z.strictObject({ role: roleSchema }),
  can: canRespond,
  decide(incident, { role }, { actor }) {
    if (role === 'expert') {
      const isExpert = incident.experts.some(({ id }) => id === actor.id)
      return isExpert ? [{ type: 'role.released', payload: { role, person: refOf(actor) } }] : []
    }
    const holder = incident.roles[role]
    if (!holder) return []
    if (!canGiveRole(actor, incident, role)) {
      throw new AppError('forbidden', `Only ${holder.name}, the commander or an admin can release this role.`, {
        rule: 'ROLE-6',
      })
    }
    return [{ type: 'role.released', payload: { role, person: refOf(holder) } }]
  },
})
