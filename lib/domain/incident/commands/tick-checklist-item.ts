import { z } from 'zod'
import { refuse } from '../../errors'
import { checklistItemIdSchema } from '../checklist'
import { defineCommand } from '../define-command'
import { canRespond } from '../policy'

export const tickChecklistItem = defineCommand({
  name: 'tick-checklist-item',
  summary: 'Ticks an item of the first five minutes that nothing in the log can show.',
  input: z.strictObject({ itemId: checklistItemIdSchema }),
  can: canRespond,
  decide({ checklist }, { itemId }) {
    const item = checklist.find(({ id }) => id === itemId)
    if (!item) throw refuse('PROC-4', 'There is no such item on the list of this incident.', 'itemId')
    if (item.signal !== 'by-hand') {
      throw refuse('PROC-4', `“${item.title}” is reached when the log shows it, and not by hand.`, 'itemId')
    }
    return item.reached ? [] : [{ type: 'checklist.item-reached', payload: { itemId, title: item.title } }]
  },
})
