import { z } from 'zod'
import { refuse } from '../../errors'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { refOf } from '../lookups'
import { canRespond } from '../policy'

export const claimChange = defineCommand({
  name: 'claim-change',
  summary: 'Says that an unannounced change is one’s own, so that nobody has to search for whose it is.',
  input: z.strictObject({ changeId: idSchema, note: textSchema(500).optional() }),
  can: canRespond,
  decide({ changes }, { changeId, note = null }, { actor }) {
    const noticed = changes.noticed.items.find(({ change }) => change.id === changeId)
    if (!noticed) throw refuse('CHANGE-9', 'No such change arrived here lately.', 'changeId')
    if (noticed.claimedBy?.id === actor.id) return []
    const { title } = noticed.change
    return [{ type: 'change.claimed', payload: { changeId, title, person: refOf(actor), note } }]
  },
})
