import { z } from 'zod'
import { defined } from '../../defined'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import { evidenceSchema } from '../inputs'
import { canRespond } from '../policy'
import { severitySchema } from '../values'

export const changeSeverity = defineCommand({
  name: 'change-severity',
  summary: 'Raises or lowers the severity; lowering while delivery is prevented needs evidence that it is not.',
  input: z.strictObject({ severity: severitySchema, evidence: evidenceSchema.optional() }),
  can: canRespond,
  decide({ severity: from, deliveryPrevented }, { severity: to, evidence }) {
    if (from === to) return []
    const changed = { type: 'severity.changed' as const, payload: defined({ from, to, evidence }) }
    if (!deliveryPrevented || to === 'sev1') return [changed]
    if (!evidence) {
      throw refuse(
        'SEV-3',
        'Delivery is prevented. Say what shows that teams can deliver again to go below SEV1.',
        'evidence',
      )
    }
    return [changed, { type: 'delivery-prevented.changed', payload: { to: false, evidence } }]
  },
})
