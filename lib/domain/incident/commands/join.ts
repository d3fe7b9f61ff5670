import { z } from 'zod'
import { defineCommand } from '../define-command'
import { refOf } from '../lookups'
import { takesPart } from '../participants'
import { canRespond } from '../policy'

export const join = defineCommand({
  name: 'join',
  summary: 'Says: I take part.',
  input: z.strictObject({}),
  can: canRespond,
  decide: (incident, _input, { actor }) =>
    takesPart(actor.id, incident) ? [] : [{ type: 'participant.joined', payload: { person: refOf(actor) } }],
})
