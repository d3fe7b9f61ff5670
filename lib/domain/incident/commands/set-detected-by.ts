import { z } from 'zod'
import { defineCommand } from '../define-command'
import { canRespond } from '../policy'
import { detectedBySchema } from '../values'

export const setDetectedBy = defineCommand({
  name: 'set-detected-by',
  summary: 'Says who noticed the incident first: monitoring, one of us, or a customer; null takes it back.',
  input: z.strictObject({ by: detectedBySchema.nullable() }),
  can: canRespond,
  worksWhenClosed: true,
  decide: ({ detectedBy: from }, { by }) => (from === by ? [] : [{ type: 'detection.set', payload: { by, from } }]),
})
