import { z } from 'zod'
import { refuse } from '../../errors'
import { isActionUnderWay } from '../action-rules'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { requireMitigation } from '../mitigation-rules'
import { isOpenMitigation } from '../mitigations-now'
import { canRespond } from '../policy'

export const requestAction = defineCommand({
  name: 'request-action',
  summary: 'Has the request of a mitigation’s lever sent, at most once.',
  input: z.strictObject({
    mitigationId: idSchema,
    /** Made by the caller; the receiver finds it as `webhook-id`. */
    actionId: idSchema,
    /** The request before it, which was answered, not sent, or of which nothing is known (ACTION-5). */
    again: idSchema.optional(),
  }),
  needs: ({ mitigationId }, { mitigations }) => ({
    // One proposed in the same batch is not there until its turn.
    actions: mitigations.some(({ id }) => id === mitigationId) ? [mitigationId] : [],
  }),
  can: canRespond,
  decide(incident, { mitigationId, actionId, again }, { actions }) {
    const mitigation = requireMitigation(incident, mitigationId)
    const { title, action: last } = mitigation
    if (last?.actionId === actionId) return []
    if (incident.kind === 'drill') throw refuse('ACTION-10', 'In a drill nothing is sent. Look at what would be.')
    if (!isOpenMitigation(mitigation)) throw refuse('ACTION-4', `“${title}” is over: propose it again first.`)
    if (last && isActionUnderWay(last)) throw refuse('ACTION-5', 'Its request is on its way already.')
    if (last && last.actionId !== again) {
      throw refuse(
        'ACTION-5',
        'A request was made for it before: look at what came of it, then send it again.',
        'again',
      )
    }
    const request = actions.get(mitigationId)
    if (!request) throw refuse('ACTION-4', 'Its lever carries no request.')
    if ('refusal' in request) throw refuse('ACTION-4', request.refusal)
    return [{ type: 'action.requested', payload: { mitigationId, title, actionId, ...request } }]
  },
})
