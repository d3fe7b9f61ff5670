import { z } from 'zod'
import { mayBecome } from '../../on-call/page'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { requireOwnPage } from '../paging-rules'
import { canRespond } from '../policy'

export const seePage = defineCommand({
  name: 'see-page',
  summary: 'Says that a page of one’s own is on a screen.',
  input: z.strictObject({ pageId: idSchema }),
  can: canRespond,
  decide(incident, { pageId }, { actor }) {
    const { state, person } = requireOwnPage(incident, pageId, actor.id)
    return mayBecome(state, 'seen') ? [{ type: 'page.seen', payload: { pageId, person } }] : []
  },
})
