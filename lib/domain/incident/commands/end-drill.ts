import { z } from 'zod'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { isHurting } from '../elapsed'
import type { EventBody } from '../events'
import { isSystem } from '../policy'

export const endDrill = defineCommand({
  name: 'end-drill',
  summary: 'Ends a drill; its incident is resolved, and stays open for what was learned.',
  input: z.strictObject({ note: textSchema(2000).nullable().default(null) }),
  internal: true,
  can: isSystem,
  worksWhenClosed: true,
  decide({ drill, status }, { note }) {
    if (!drill || drill.state === 'ended') return []
    const ended: EventBody = { type: 'drill.ended', payload: { drillId: drill.drillId, note } }
    return isHurting(status) ? [ended, { type: 'status.changed', payload: { from: status, to: 'resolved' } }] : [ended]
  },
})
