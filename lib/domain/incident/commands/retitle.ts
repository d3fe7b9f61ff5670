import { z } from 'zod'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { canRespond } from '../policy'

export const retitle = defineCommand({
  name: 'retitle',
  summary: 'Says in other words what is wrong.',
  input: z.strictObject({ title: textSchema(200) }),
  can: canRespond,
  decide: ({ title: from }, { title: to }) =>
    from === to ? [] : [{ type: 'incident.retitled', payload: { from, to } }],
})
