import { z } from 'zod'
import { refuse } from '../../errors'
import { admit } from '../access-rules'
import { defineCommand } from '../define-command'
import { refOf } from '../lookups'
import { canRespond } from '../policy'
import { canUndoTake } from '../role-rules'
import { singleRoleSchema } from '../values'

export const undoTakeRole = defineCommand({
  name: 'undo-take-role',
  summary: 'Takes a role back within 60 seconds from who took it.',
  input: z.strictObject({ role: singleRoleSchema }),
  can: canRespond,
  decide(incident, { role }, { actor, madeAt }) {
    const holder = incident.roles[role]
    if (holder?.id === actor.id) return []
    if (!holder || !canUndoTake(actor, incident, role, madeAt)) {
      throw refuse('ROLE-4', 'Only the previous holder can undo it, for 60 seconds, while the role has not moved on.')
    }
    const person = refOf(actor)
    return [...admit(incident, person), { type: 'role.restored', payload: { role, person, from: refOf(holder) } }]
  },
})
