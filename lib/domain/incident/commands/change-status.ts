import { z } from 'zod'
import { defined } from '../../defined'
import { refuse } from '../../errors'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { canGo, journeySentence } from '../journey'
import { canRespond } from '../policy'
import { statusSchema } from '../values'

export const changeStatus = defineCommand({
  name: 'change-status',
  summary: 'Moves the incident along its journey: active, mitigated, resolved, closed, or back to active.',
  input: z.strictObject({ status: statusSchema, note: textSchema(2000).optional() }),
  can: canRespond,
  worksWhenClosed: true,
  decide({ status: from }, { status: to, note }) {
    if (from === to) return []
    if (!canGo(from, to)) throw refuse('STATUS-3', journeySentence(from, to), 'status')
    if (to === 'closed' && !note)
      throw refuse('STATUS-4', 'Closing needs a sentence: what it was and how it ended.', 'note')
    return [{ type: 'status.changed', payload: defined({ from, to, note }) }]
  },
})
