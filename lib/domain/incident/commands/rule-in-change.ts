import { z } from 'zod'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { requireChange } from '../lookups'
import { canRespond } from '../policy'

export const ruleInChange = defineCommand({
  name: 'rule-in-change',
  summary: 'Takes back that a change was ruled out.',
  input: z.strictObject({ changeId: idSchema }),
  needs: ({ changeId }) => ({ changes: [changeId] }),
  can: canRespond,
  decide({ changes }, { changeId }, context) {
    if (!changes.ruledOut.items.some((one) => one.changeId === changeId)) return []
    const { title } = requireChange(context, changeId)
    return [{ type: 'change.ruled-in', payload: { changeId, title } }]
  },
})
