import { z } from 'zod'
import { refuse } from '../../errors'
import { captionSchema, textSchema } from '../../text'
import { defineCommand } from '../define-command'
import type { EventBody } from '../events'
import { idSchema } from '../inputs'
import { leverKindSchema } from '../lever'
import { refOf, requireChange, requireServices } from '../lookups'
import { MAX_MITIGATIONS, mitigationKindSchema } from '../mitigation'
import { checkAtOf, MAX_CHECK_MINUTES, requireOwner } from '../mitigation-rules'
import { canRespond } from '../policy'

const inputSchema = z
  .strictObject({
    mitigationId: idSchema,
    kind: mitigationKindSchema,
    title: textSchema(200),
    serviceId: idSchema.nullable().default(null),
    target: textSchema(300).nullable().default(null),
    lever: leverKindSchema.nullable().default(null),
    /** Whoever proposes it, when nobody is named. */
    ownerId: idSchema.optional(),
    why: captionSchema(300).default(''),
    expected: captionSchema(300).default(''),
    checkMinutes: z.int('is not a whole number').min(1).max(MAX_CHECK_MINUTES),
    reversible: z.boolean(),
    changeId: idSchema.nullable().default(null),
    /** Somebody has their hands on it already. */
    start: z.boolean().default(false),
  })
  .refine(({ lever, kind }) => lever === null || lever === kind, {
    path: ['lever'],
    message: 'is not the same as kind',
  })
  .refine(({ lever, serviceId }) => lever === null || serviceId !== null, {
    path: ['serviceId'],
    message: 'is missing: a lever is one of a service',
  })

export const proposeMitigation = defineCommand({
  name: 'propose-mitigation',
  summary: 'Proposes something to try on production, or starts it at once.',
  input: inputSchema,
  needs: ({ serviceId, ownerId, changeId }) => ({
    services: serviceId ? [serviceId] : [],
    people: ownerId ? [ownerId] : [],
    changes: changeId ? [changeId] : [],
  }),
  can: canRespond,
  decide(incident, input, context) {
    const { mitigationId, title, serviceId, ownerId, changeId, start, ...said } = input
    if (incident.mitigations.some(({ id }) => id === mitigationId)) {
      throw refuse('MIT-1', 'A mitigation of this incident already has this id.', 'mitigationId')
    }
    if (incident.mitigations.length >= MAX_MITIGATIONS) {
      throw refuse('MIT-1', `${incident.key} has ${MAX_MITIGATIONS} mitigations already, and keeps no more.`)
    }
    const [service] = requireServices(context, serviceId ? [serviceId] : [], incident.services, 'serviceId')
    const owner = ownerId ? requireOwner(incident, context, ownerId, 'ownerId') : refOf(context.actor)
    const change = changeId ? requireChange(context, changeId) : null
    const about = { mitigationId, title }
    const proposed: EventBody = {
      type: 'mitigation.proposed',
      payload: { ...about, ...said, service: service ? refOf(service) : null, owner, change },
    }
    if (!start) return [proposed]
    const checkAt = checkAtOf(context.madeAt, said.checkMinutes)
    return [proposed, { type: 'mitigation.started', payload: { ...about, checkAt } }]
  },
})
