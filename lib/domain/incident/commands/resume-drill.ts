import { z } from 'zod'
import { defineCommand } from '../define-command'
import { isSystem } from '../policy'

export const resumeDrill = defineCommand({
  name: 'resume-drill',
  summary: 'Lets the clock of a drill go on.',
  input: z.strictObject({}),
  internal: true,
  can: isSystem,
  decide: ({ drill }) =>
    drill?.state === 'paused' ? [{ type: 'drill.resumed', payload: { drillId: drill.drillId } }] : [],
})
