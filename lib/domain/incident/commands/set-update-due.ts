import { z } from 'zod'
import { refuse } from '../../errors'
import { instantSchema } from '../../text'
import { millisecondsBetween } from '../clock'
import { defineCommand } from '../define-command'
import { canRespond } from '../policy'

const LONGEST_MS = 30 * 24 * 3_600_000

export const setUpdateDue = defineCommand({
  name: 'set-update-due',
  summary: 'Promises the next update at an instant, or none.',
  input: z.strictObject({ dueAt: instantSchema.nullable() }),
  can: canRespond,
  decide({ updateDueAt }, { dueAt }, { madeAt }) {
    if (dueAt === updateDueAt) return []
    const ahead = dueAt === null ? null : millisecondsBetween(madeAt, dueAt)
    if (ahead !== null && ahead <= 0) throw refuse('SITU-5', 'The next update cannot be due in the past.', 'dueAt')
    if (ahead !== null && ahead > LONGEST_MS) {
      throw refuse('SITU-5', 'The next update is due within 30 days at most.', 'dueAt')
    }
    return [{ type: 'update-due.set', payload: { dueAt } }]
  },
})
