import { z } from 'zod'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { requireMitigation } from '../mitigation-rules'
import { isSystem } from '../policy'

export const expireCrutch = defineCommand({
  name: 'expire-crutch',
  summary: 'Says that what was left in place has reached its expiry.',
  input: z.strictObject({ mitigationId: idSchema }),
  internal: true,
  can: isSystem,
  worksWhenClosed: true,
  needs: ({ mitigationId }, { mitigations }) => {
    const service = mitigations.find(({ id }) => id === mitigationId)?.service
    return { services: service ? [service.id] : [] }
  },
  decide(incident, { mitigationId }, { now, services }) {
    const { title, service, owner, crutch } = requireMitigation(incident, mitigationId)
    if (!crutch || crutch.settled || crutch.expiredAt || crutch.expiresAt > now) return []
    const teamId = (service && services.get(service.id)?.teamId) ?? null
    return [{ type: 'crutch.expired', payload: { mitigationId, title, service, owner, teamId } }]
  },
})
