import { z } from 'zod'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { isSystem } from '../policy'
import { refSchema } from '../values'

export const beginDrill = defineCommand({
  name: 'begin-drill',
  summary: 'Says that this is a drill, of which scenario, and who was invited.',
  input: z.strictObject({
    drillId: idSchema,
    scenario: z.strictObject({ key: textSchema(60), title: textSchema(120) }),
    by: refSchema,
    people: z.array(refSchema).max(50).default([]),
  }),
  internal: true,
  can: isSystem,
  decide({ drill, kind }, payload) {
    return drill || kind !== 'drill' ? [] : [{ type: 'drill.began', payload }]
  },
})
