import { z } from 'zod'
import { refuse } from '../../errors'
import { instantSchema } from '../../text'
import { defineCommand } from '../define-command'
import { evidenceSchema, idSchema } from '../inputs'
import { mitigationResultSchema } from '../mitigation'
import { refuseExpiry, refuseStep, requireMitigation } from '../mitigation-rules'
import { canRespond } from '../policy'

export const judgeMitigation = defineCommand({
  name: 'judge-mitigation',
  summary:
    'Says whether a mitigation worked, had no effect or made it worse, and what of it stays in place until when.',
  input: z.strictObject({
    mitigationId: idSchema,
    result: mitigationResultSchema,
    evidence: evidenceSchema.optional(),
    crutch: z.strictObject({ expiresAt: instantSchema }).optional(),
  }),
  can: canRespond,
  decide(incident, { mitigationId, result, evidence, crutch }, context) {
    const one = requireMitigation(incident, mitigationId)
    // What shows it and what stays in place are not lost in silence because somebody else was first.
    const isNews = (evidence && evidence.text !== one.evidence?.text) || (crutch && !one.crutch)
    if (one.state === result && !isNews) return []
    refuseStep(one, result)
    if (crutch && result !== 'worked') throw refuse('MIT-6', 'Only what worked is left in place.', 'crutch')
    if (crutch) refuseExpiry(crutch.expiresAt, context, 'crutch.expiresAt')
    const { title, state: from } = one
    const payload = { mitigationId, title, from, result, evidence: evidence ?? null, crutch: crutch ?? null }
    return [{ type: 'mitigation.judged', payload }]
  },
})
