import { z } from 'zod'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import { idSchema, reasonSchema } from '../inputs'
import { leverKindSchema } from '../lever'
import { refOf } from '../lookups'
import { canRespond } from '../policy'

export const waiveLever = defineCommand({
  name: 'waive-lever',
  summary: 'Says why a lever of an affected service is not pulled.',
  input: z.strictObject({ serviceId: idSchema, lever: leverKindSchema, reason: reasonSchema }),
  can: canRespond,
  decide({ services, waivedLevers }, { serviceId, lever, reason }) {
    const service = services.find(({ id }) => id === serviceId)
    if (!service) throw refuse('PROC-5', 'This service is not among those that are hit.', 'serviceId')
    const last = waivedLevers.items.findLast((one) => one.service.id === serviceId && one.lever === lever)
    return last?.reason === reason
      ? []
      : [{ type: 'lever.waived', payload: { service: refOf(service), lever, reason } }]
  },
})
