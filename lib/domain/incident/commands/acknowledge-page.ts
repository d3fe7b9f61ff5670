import { z } from 'zod'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { answerYes } from '../page-answers'
import { needsOfPage } from '../paging-needs'
import { requireOwnPage } from '../paging-rules'
import { canRespond } from '../policy'

export const acknowledgePage = defineCommand({
  name: 'acknowledge-page',
  summary: 'Says that a page of one’s own arrived and is taken care of; its escalation stops.',
  input: z.strictObject({ pageId: idSchema }),
  needs: needsOfPage,
  can: canRespond,
  decide(incident, { pageId }, { actor, paging, now }) {
    return answerYes(incident, requireOwnPage(incident, pageId, actor.id), null, paging, now)
  },
})
