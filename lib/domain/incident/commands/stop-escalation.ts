import { z } from 'zod'
import { isUnderWay } from '../../on-call/escalation'
import { defineCommand } from '../define-command'
import { idSchema, reasonSchema } from '../inputs'
import { endPages, openPagesOf, requireEscalation } from '../paging-rules'
import { canRespond, isSystem } from '../policy'
import { needsOfNote, wordsOfSecond } from '../second-words'

export const stopEscalation = defineCommand({
  name: 'stop-escalation',
  summary: 'Stops an escalation: nobody else is paged for it.',
  input: z.strictObject({ escalationId: idSchema, reason: reasonSchema, noteId: idSchema.optional() }),
  needs: needsOfNote,
  // The system stops what was under way in an installation that was restored (SPEC BACKUP-6).
  can: (actor, incident) => isSystem(actor) || canRespond(actor, incident),
  decide(incident, { escalationId, reason, noteId }, context) {
    const escalation = requireEscalation(incident, escalationId)
    if (!isUnderWay(escalation)) return wordsOfSecond(reason, noteId, context)
    const { service } = escalation
    return [
      { type: 'escalation.finished', payload: { escalationId, service, how: 'stopped', reason } },
      ...endPages(openPagesOf(incident, escalationId), 'stopped'),
    ]
  },
})
