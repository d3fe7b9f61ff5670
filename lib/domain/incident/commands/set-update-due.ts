import { z } from 'zod'
import { instantSchema } from '../../text'
import { defineCommand } from '../define-command'
import { canRespond } from '../policy'
import { promisedInstant } from '../update-due'

export const setUpdateDue = defineCommand({
  name: 'set-update-due',
  summary: 'Promises the next update at an instant, or none.',
  input: z.strictObject({ dueAt: instantSchema.nullable() }),
  can: canRespond,
  decide({ updateDueAt }, { dueAt }, { madeAt }) {
    if (dueAt === updateDueAt) return []
    if (dueAt !== null) promisedInstant(dueAt, madeAt, 'dueAt')
    return [{ type: 'update-due.set', payload: { dueAt } }]
  },
})
