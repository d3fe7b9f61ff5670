import { z } from 'zod'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import { isWrittenBy } from '../entry-rules'
import { entryTextSchema, idSchema } from '../inputs'
import { requireRow } from '../lookups'
import { canRespond, isAdmin } from '../policy'
import { isCommander, singleRolesOf } from '../role-rules'

export const correctEntry = defineCommand({
  name: 'correct-entry',
  summary: 'Corrects the words of an entry; the earlier wording stays readable.',
  input: z.strictObject({ entryId: idSchema, text: entryTextSchema }),
  needs: ({ entryId }) => ({ entries: [entryId] }),
  worksWhenClosed: true,
  can(actor, incident, target) {
    if (!canRespond(actor, incident)) return false
    if (!target) return true
    if (target.text === null && !target.redacted) return false
    const isScribe = singleRolesOf(actor.id, incident).includes('scribe')
    return isWrittenBy(actor, target) || isCommander(actor, incident) || isScribe || isAdmin(actor)
  },
  decide(_incident, { entryId, text }, context) {
    const row = requireRow(context, entryId)
    if (row.text === null) throw refuse('REDACT-5', 'This entry was redacted.', 'entryId')
    if (row.text === text) return []
    return [{ type: 'entry.corrected', payload: { entryId, entrySeq: row.seq, text } }]
  },
})
