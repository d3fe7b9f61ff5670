import { z } from 'zod'
import { channelSchema } from '../../on-call/channel'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { isSystem } from '../policy'
import { refSchema } from '../values'

export const recordPageAttempt = defineCommand({
  name: 'record-page-attempt',
  summary: 'Writes down what came of one try to tell somebody.',
  input: z.strictObject({
    pageId: idSchema,
    person: refSchema.strict(),
    attemptId: idSchema,
    channel: channelSchema,
    outcome: z.enum(['sent', 'delivered', 'failed']),
    isPossiblyTwice: z.boolean(),
  }),
  internal: true,
  worksWhenClosed: true,
  can: isSystem,
  decide: (_, payload) => [{ type: 'page.attempted', payload }],
})
