import { z } from 'zod'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { refOf } from '../lookups'
import { requireMitigation } from '../mitigation-rules'
import { dueChecks } from '../mitigations-now'
import { isSystem } from '../policy'

export const askEffectCheck = defineCommand({
  name: 'ask-effect-check',
  summary: 'Asks the owner of a mitigation, then the commander, whether it worked.',
  input: z.strictObject({ mitigationId: idSchema, as: z.enum(['owner', 'commander']) }),
  internal: true,
  can: isSystem,
  decide(incident, { mitigationId, as }, { now }) {
    const one = requireMitigation(incident, mitigationId)
    const isDue = dueChecks(incident, now).some(({ id }) => id === mitigationId)
    if (!isDue || one.asked[as] !== null) return []
    const of = as === 'owner' ? one.owner : incident.roles.commander
    if (!of || (as === 'commander' && of.id === one.owner.id)) return []
    return [{ type: 'mitigation.check-asked', payload: { mitigationId, title: one.title, of: refOf(of), as } }]
  },
})
