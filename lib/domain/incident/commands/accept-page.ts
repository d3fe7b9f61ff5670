import { z } from 'zod'
import { etaMinutesSchema } from '../../on-call/paging-inputs'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { answerYes } from '../page-answers'
import { needsOfPage } from '../paging-needs'
import { requireOwnPage } from '../paging-rules'
import { canRespond } from '../policy'

export const acceptPage = defineCommand({
  name: 'accept-page',
  summary: 'Says when one will be there; the escalation of the page stops.',
  input: z.strictObject({ pageId: idSchema, etaMinutes: etaMinutesSchema }),
  needs: needsOfPage,
  can: canRespond,
  decide(incident, { pageId, etaMinutes }, { actor, paging, now }) {
    const page = requireOwnPage(incident, pageId, actor.id)
    const arrivesAt = new Date(Date.parse(now) + etaMinutes * 60_000).toISOString()
    // Pressed twice: the same within a minute is the same answer.
    const isSame = page.arrivesAt !== null && Math.abs(Date.parse(page.arrivesAt) - Date.parse(arrivesAt)) < 60_000
    return page.state === 'accepted' && isSame ? [] : answerYes(incident, page, etaMinutes, paging, now)
  },
})
