import { z } from 'zod'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { isSystem } from '../policy'

export const recordDrillMessage = defineCommand({
  name: 'record-drill-message',
  summary: 'Writes what a simulated person of a drill says.',
  input: z.strictObject({ from: textSchema(80), text: textSchema(2000) }),
  internal: true,
  can: isSystem,
  decide: ({ drill }, message) =>
    drill && drill.state !== 'ended'
      ? [{ type: 'drill.message', payload: { drillId: drill.drillId, ...message } }]
      : [],
})
