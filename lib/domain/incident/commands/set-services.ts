import { z } from 'zod'
import { defineCommand } from '../define-command'
import { idsSchema, MAX_SERVICES } from '../inputs'
import { requireServices } from '../lookups'
import { canRespond } from '../policy'

export const setServices = defineCommand({
  name: 'set-services',
  summary: 'Says which services are affected.',
  input: z.strictObject({ serviceIds: idsSchema(MAX_SERVICES) }),
  needs: ({ serviceIds }) => ({ services: serviceIds }),
  can: canRespond,
  decide({ services: before }, { serviceIds }, context) {
    const after = requireServices(context, serviceIds, before)
    const added = after.filter(({ id }) => !before.some((service) => service.id === id))
    const removed = before.filter(({ id }) => !serviceIds.includes(id))
    if (added.length === 0 && removed.length === 0) return []
    return [{ type: 'services.changed', payload: { added, removed } }]
  },
})
