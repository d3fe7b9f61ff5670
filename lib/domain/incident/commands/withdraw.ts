import { z } from 'zod'
import { defineCommand } from '../define-command'
import { reasonSchema } from '../inputs'
import { leads } from '../role-rules'

export const withdraw = defineCommand({
  name: 'withdraw',
  summary: 'Closes what turned out to be no incident, without a review.',
  input: z.strictObject({ reason: reasonSchema }),
  can: leads,
  decide: (_incident, { reason }) => [{ type: 'incident.withdrawn', payload: { reason } }],
})
