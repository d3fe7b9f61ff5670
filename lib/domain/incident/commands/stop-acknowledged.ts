import { z } from 'zod'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { endPages, openPagesOf, requireEscalation } from '../paging-rules'
import { isSystem } from '../policy'

export const stopAcknowledged = defineCommand({
  name: 'stop-acknowledged',
  summary: 'The senders of the alerts say that somebody sees to all that fire: nobody else is called.',
  input: z.strictObject({ escalationId: idSchema, byName: textSchema(200) }),
  internal: true,
  can: isSystem,
  decide(incident, { escalationId, byName }) {
    const { state, service } = requireEscalation(incident, escalationId)
    // Who took it here keeps it.
    if (state !== 'running') return []
    const reason = `Its alerts were acknowledged by ${byName}`
    return [
      { type: 'escalation.finished', payload: { escalationId, service, how: 'stopped', reason } },
      ...endPages(openPagesOf(incident, escalationId), 'acknowledged'),
    ]
  },
})
