import { z } from 'zod'
import { defined } from '../../defined'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import type { EventBody } from '../events'
import { evidenceSchema } from '../inputs'
import { canRespond } from '../policy'
import { dueAfterRaise } from '../update-due'
import { compareSeverity, severitySchema } from '../values'

export const changeSeverity = defineCommand({
  name: 'change-severity',
  summary: 'Raises or lowers the severity; lowering while delivery is prevented needs evidence that it is not.',
  input: z.strictObject({ severity: severitySchema, evidence: evidenceSchema.optional() }),
  can: canRespond,
  decide(incident, { severity: to, evidence }, { now }): EventBody[] {
    const { severity: from, deliveryPrevented } = incident
    if (from === to) return []
    const changed: EventBody = { type: 'severity.changed', payload: defined({ from, to, evidence }) }
    if (compareSeverity(to, from) > 0) return [changed, ...dueAfterRaise(incident, to, now)]
    if (!deliveryPrevented) return [changed]
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
