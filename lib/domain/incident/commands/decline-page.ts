import { z } from 'zod'
import { mayBecome } from '../../on-call/page'
import { defineCommand } from '../define-command'
import { idSchema, reasonSchema } from '../inputs'
import { afterNo } from '../page-answers'
import { needsOfPage } from '../paging-needs'
import { requireOwnPage, requirePaging } from '../paging-rules'
import { canRespond } from '../policy'

export const declinePage = defineCommand({
  name: 'decline-page',
  summary: 'Says that one cannot come, and why: the next stage is asked at once when nobody else of this one is left.',
  input: z.strictObject({ pageId: idSchema, reason: reasonSchema }),
  needs: needsOfPage,
  can: canRespond,
  decide(incident, { pageId, reason }, context) {
    const page = requireOwnPage(incident, pageId, context.actor.id)
    if (!mayBecome(page.state, 'declined')) return []
    const known = requirePaging(context)
    return [
      { type: 'page.declined', payload: { pageId, person: page.person, reason } },
      ...afterNo(incident, page, 'declined', known, context.now),
    ]
  },
})
