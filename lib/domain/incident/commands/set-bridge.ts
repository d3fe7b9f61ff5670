import { z } from 'zod'
import { linkSchema } from '../../text'
import { defineCommand } from '../define-command'
import { canRespond } from '../policy'

export const setBridge = defineCommand({
  name: 'set-bridge',
  summary: 'Says where the call is, or that there is none.',
  input: z.strictObject({ url: linkSchema.nullable() }),
  can: canRespond,
  decide: ({ bridgeUrl }, { url }) => (bridgeUrl === url ? [] : [{ type: 'bridge.set', payload: { url } }]),
})
