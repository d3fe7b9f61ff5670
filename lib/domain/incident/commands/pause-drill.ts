import { z } from 'zod'
import { defineCommand } from '../define-command'
import { isSystem } from '../policy'

export const pauseDrill = defineCommand({
  name: 'pause-drill',
  summary: 'Stops the clock of a drill.',
  input: z.strictObject({}),
  internal: true,
  can: isSystem,
  decide: ({ drill }) =>
    drill?.state === 'running' ? [{ type: 'drill.paused', payload: { drillId: drill.drillId } }] : [],
})
