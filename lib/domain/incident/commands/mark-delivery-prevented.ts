import { z } from 'zod'
import { defineCommand } from '../define-command'
import { isSystem } from '../policy'
import { setDeliveryPrevented } from './set-delivery-prevented'

export const markDeliveryPrevented = defineCommand({
  name: 'mark-delivery-prevented',
  summary: 'Says that delivery is prevented because its pipelines fail, unless somebody has shown that it is not.',
  input: z.strictObject({}),
  internal: true,
  can: isSystem,
  decide(incident, _, context) {
    const { status, deliveryEvidence } = incident
    // A failing run alone does not overrule whoever gave evidence, nor wakes what is over (SPEC PIPE-3).
    if (deliveryEvidence || status !== 'active') return []
    return setDeliveryPrevented.decide(incident, { deliveryPrevented: true }, context)
  },
})
