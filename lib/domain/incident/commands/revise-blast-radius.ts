import { z } from 'zod'
import { defined } from '../../defined'
import { refuse } from '../../errors'
import { captionSchema, instantSchema, textSchema } from '../../text'
import { affectedSchema, confidenceSchema, trendSchema } from '../blast-radius'
import { pastInstant } from '../clock'
import { isSameRadius, radiusContentOf } from '../compare-affected'
import { defineCommand } from '../define-command'
import { idsSchema, MAX_SERVICES } from '../inputs'
import { refOf, requireServices } from '../lookups'
import { canRespond } from '../policy'
import type { IncidentState } from '../state'
import { statedInstants } from './set-instants'
import { setServices } from './set-services'

const MAX_REGIONS = 30

export const reviseBlastRadius = defineCommand({
  name: 'revise-blast-radius',
  summary: 'Says who and what is hit as it is known now; each revision is whole.',
  input: z.strictObject({
    affected: affectedSchema,
    who: textSchema(200),
    regions: z
      .array(textSchema(80))
      .max(MAX_REGIONS, `are more than ${MAX_REGIONS}`)
      .transform((regions) => [...new Set(regions)])
      .default([]),
    since: instantSchema.nullable(),
    trend: trendSchema,
    confidence: confidenceSchema,
    source: captionSchema(300).default(''),
    serviceIds: idsSchema(MAX_SERVICES),
    /** The revision its author saw; 0 when there was none. */
    basedOn: z.int('is not a whole number').min(0),
  }),
  needs: ({ serviceIds }) => ({ services: serviceIds }),
  can: canRespond,
  decide(incident, { serviceIds, basedOn, since: stated, ...said }, context) {
    const services = requireServices(context, serviceIds, incident.services).map(refOf)
    const since = stated === null ? null : pastInstant(stated, context.now, 'since')
    const content = { ...said, since, services }
    const { radius } = incident
    if (radius && isSameRadius(radius, content)) return []
    refuseStale(radius, basedOn)
    const was = radius ? radiusContentOf(radius) : undefined
    const revised = defined({ revision: (radius?.revision ?? 0) + 1, ...content, was })
    return [
      ...setServices.decide(incident, { serviceIds }, context),
      ...(since === null ? [] : statedInstants(incident, { impactStartedAt: since }, context, () => 'since')),
      { type: 'blast-radius.revised', payload: revised },
    ]
  },
})

/** Two people at once: the second sees what the first said before it is replaced (SPEC RADIUS-3). */
function refuseStale(radius: IncidentState['radius'], basedOn: number): void {
  const present = radius?.revision ?? 0
  if (basedOn === present) return
  const sentence = radius
    ? `${radius.by.name} revised the blast radius meanwhile. Look at theirs, then say yours again.`
    : 'There is no such revision of the blast radius yet.'
  throw refuse('RADIUS-3', sentence, 'basedOn')
}
