import { z } from 'zod'
import { refuse } from '../../errors'
import { instantSchema } from '../../text'
import { defineCommand } from '../define-command'
import { canRespond } from '../policy'
import { owesUpdates, promisedInstant } from '../update-due'

export const setUpdateDue = defineCommand({
  name: 'set-update-due',
  summary: 'Promises the next update at an instant, or none.',
  input: z.strictObject({ dueAt: instantSchema.nullable() }),
  can: canRespond,
  decide(incident, { dueAt }, { madeAt }) {
    if (dueAt === incident.updateDueAt) return []
    if (dueAt !== null && !owesUpdates(incident)) {
      throw refuse('STATUS-7', `${incident.key} is ${incident.status}: no update is owed any more.`, 'dueAt')
    }
    if (dueAt !== null) promisedInstant(dueAt, madeAt, 'dueAt')
    return [{ type: 'update-due.set', payload: { dueAt } }]
  },
})
