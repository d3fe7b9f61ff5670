import { z } from 'zod'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import { rowIdSchema } from '../inputs'
import { requireRow } from '../lookups'
import { canRespond } from '../policy'

export const starEntry = defineCommand({
  name: 'star-entry',
  summary: 'Marks a line of the timeline as a key moment, or takes the mark away.',
  input: z.strictObject({ entryId: rowIdSchema, starred: z.boolean() }),
  needs: ({ entryId }) => ({ entries: [entryId] }),
  can: (actor, incident, target) => canRespond(actor, incident) && (!target?.redacted || target.starred),
  decide(_incident, { entryId, starred }, context) {
    const row = requireRow(context, entryId)
    if (row.starred === starred) return []
    if (starred && row.redacted) throw refuse('REDACT-5', 'This entry was redacted.', 'entryId')
    return [{ type: starred ? 'entry.starred' : 'entry.unstarred', payload: { entryId, entrySeq: row.seq } }]
  },
})
