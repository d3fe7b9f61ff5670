import { z } from 'zod'
import { defineCommand } from '../define-command'
import { reasonSchema } from '../inputs'
import { canRespond } from '../policy'

export const confirmIncident = defineCommand({
  name: 'confirm-incident',
  summary: 'Says that it is real, and how that is known.',
  input: z.strictObject({ how: reasonSchema }),
  can: canRespond,
  decide: ({ confirmed }, { how }) =>
    confirmed?.how === how ? [] : [{ type: 'incident.confirmed', payload: { how } }],
})
