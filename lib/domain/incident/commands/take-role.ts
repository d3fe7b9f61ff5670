import { z } from 'zod'
import { defined } from '../../defined'
import { refuse } from '../../errors'
import { admit } from '../access-rules'
import { defineCommand } from '../define-command'
import { MAX_EXPERTS, reasonSchema } from '../inputs'
import { refOf } from '../lookups'
import { canRespond } from '../policy'
import { takeNeedsReason } from '../role-rules'
import { ROLE_NAMES, roleSchema } from '../values'

export const takeRole = defineCommand({
  name: 'take-role',
  summary: 'Takes a role: at once when it is vacant or its holder absent, otherwise with a reason.',
  input: z.strictObject({ role: roleSchema, reason: reasonSchema.optional() }),
  can: canRespond,
  decide(incident, { role, reason }, { actor }) {
    const person = refOf(actor)
    if (role === 'expert') {
      if (incident.experts.some(({ id }) => id === person.id)) return []
      if (incident.experts.length >= MAX_EXPERTS) {
        throw refuse('ROLE-1', `This incident already has ${MAX_EXPERTS} experts.`, 'role')
      }
      const payload = { role, person, previous: null, previousWasAbsent: false }
      return [...admit(incident, person), { type: 'role.taken', payload }]
    }
    const holder = incident.roles[role]
    if (holder?.id === person.id) return []
    if (takeNeedsReason(incident, role, person.id) && !reason) {
      const message = `${holder?.name ?? 'Somebody'} is ${ROLE_NAMES[role].toLowerCase()}: say why you take over.`
      throw refuse('ROLE-3', message, 'reason')
    }
    const previous = holder ? refOf(holder) : null
    const previousWasAbsent = holder !== null && holder.absentSince !== null
    const payload = defined({ role, person, previous, previousWasAbsent, reason })
    return [...admit(incident, person), { type: 'role.taken', payload }]
  },
})
