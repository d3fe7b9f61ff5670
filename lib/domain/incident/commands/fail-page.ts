import { z } from 'zod'
import { mayBecome } from '../../on-call/page'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { afterNo } from '../page-answers'
import { needsOfPage } from '../paging-needs'
import { requirePaging } from '../paging-rules'
import { isSystem } from '../policy'

export const failPage = defineCommand({
  name: 'fail-page',
  summary: 'Nothing reached somebody: said aloud, and the next stage is asked at once.',
  input: z.strictObject({ pageId: idSchema, why: z.enum(['no-method', 'all-failed', 'gone']) }),
  internal: true,
  worksWhenClosed: true,
  needs: needsOfPage,
  can: isSystem,
  decide(incident, { pageId, why }, context) {
    const page = incident.paging.pages.find(({ id }) => id === pageId)
    // Whom it reached, or who saw it, is not out of reach, whatever another channel says.
    if (!page || !mayBecome(page.state, 'failed')) return []
    return [
      { type: 'page.failed', payload: { pageId, person: page.person, why, askedBy: page.askedBy } },
      ...afterNo(incident, page, 'failed', requirePaging(context), context.now),
    ]
  },
})
