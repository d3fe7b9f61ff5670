import { z } from 'zod'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { requireChange } from '../lookups'
import { canRespond } from '../policy'

export const ruleOutChange = defineCommand({
  name: 'rule-out-change',
  summary: 'Says why a change is not the cause; it stays in the list, struck through.',
  input: z.strictObject({ changeId: idSchema, because: textSchema(500) }),
  needs: ({ changeId }) => ({ changes: [changeId] }),
  can: canRespond,
  decide({ changes }, { changeId, because }, context) {
    const { title } = requireChange(context, changeId)
    const before = changes.ruledOut.items.find((one) => one.changeId === changeId)
    return before?.because === because ? [] : [{ type: 'change.ruled-out', payload: { changeId, title, because } }]
  },
})
