import { z } from 'zod'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import type { EventBody } from '../events'
import { refOf } from '../lookups'
import { takesPart } from '../participants'
import { canRespond } from '../policy'
import { singleRolesOf } from '../role-rules'
import { ROLE_NAMES } from '../values'

export const leave = defineCommand({
  name: 'leave',
  summary: 'Says: I no longer take part.',
  input: z.strictObject({}),
  can: canRespond,
  decide(incident, _input, { actor }): EventBody[] {
    const [held] = singleRolesOf(actor.id, incident)
    if (held) {
      const role = ROLE_NAMES[held].toLowerCase()
      throw refuse('ROLE-12', `You are ${role}: hand it over or release it first.`)
    }
    if (!takesPart(actor.id, incident)) return []
    const person = refOf(actor)
    const isExpert = incident.experts.some(({ id }) => id === person.id)
    const released: EventBody[] = isExpert ? [{ type: 'role.released', payload: { role: 'expert', person } }] : []
    return [...released, { type: 'participant.left', payload: { person } }]
  },
})
