import { z } from 'zod'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import { idSchema, reasonSchema } from '../inputs'
import { requirePaging, runOf, startRun } from '../paging-rules'
import { canRespond } from '../policy'
import { needsOfNote, wordsOfSecond } from '../second-words'

export const pageService = defineCommand({
  name: 'page-service',
  summary: 'Pages who owns a service: starts its escalation, unless one is going on.',
  input: z.strictObject({
    /** Made by the caller. */
    escalationId: idSchema,
    serviceId: idSchema,
    reason: reasonSchema.optional(),
    noteId: idSchema.optional(),
  }),
  needs: ({ serviceId, noteId }) => ({
    services: [serviceId],
    paging: { services: [serviceId] },
    ...needsOfNote({ noteId }),
  }),
  can: canRespond,
  decide(incident, { escalationId, serviceId, reason, noteId }, context) {
    const service = context.services.get(serviceId)
    if (!service) throw refuse('CMD-8', 'There is no service with this id, or it is archived.', 'serviceId')
    const run = runOf(incident, serviceId)
    if (run) return run.id === escalationId ? [] : wordsOfSecond(reason, noteId, context)
    if (incident.paging.escalations.some(({ id }) => id === escalationId)) {
      throw refuse('ESC-1', 'An escalation of this incident already has this id.', 'escalationId')
    }
    const why = { service, because: 'hand' as const, reason: reason ?? null }
    return startRun(incident, escalationId, why, requirePaging(context), context.now)
  },
})
