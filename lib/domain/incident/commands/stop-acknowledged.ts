import { z } from 'zod'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { endPages, openPagesOf, requireEscalation, requirePaging } from '../paging-rules'
import { isSystem } from '../policy'

export const stopAcknowledged = defineCommand({
  name: 'stop-acknowledged',
  summary: 'The senders of the alerts say that somebody sees to all that fire: nobody else is called.',
  input: z.strictObject({ escalationId: idSchema, byName: textSchema(200) }),
  internal: true,
  needs: () => ({ paging: { seenTo: true } }),
  can: isSystem,
  decide(incident, { escalationId, byName }, context) {
    const { state, service } = requireEscalation(incident, escalationId)
    // Who took it here keeps it; and an alert that joined meanwhile may have found that somebody is asked.
    if (state !== 'running' || !requirePaging(context).isSeenTo()) return []
    const reason = `Its alerts were acknowledged by ${byName}`
    return [
      { type: 'escalation.finished', payload: { escalationId, service, how: 'stopped', reason } },
      ...endPages(openPagesOf(incident, escalationId), 'acknowledged'),
    ]
  },
})
