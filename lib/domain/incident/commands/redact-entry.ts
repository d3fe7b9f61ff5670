import { z } from 'zod'
import { defined } from '../../defined'
import { defineCommand } from '../define-command'
import { isWords, isWrittenBy } from '../entry-rules'
import { idSchema, reasonSchema } from '../inputs'
import { requireRow } from '../lookups'
import { canRespond, isAdmin } from '../policy'

export const redactEntry = defineCommand({
  name: 'redact-entry',
  summary: 'Takes the words of an entry out of the log for ever: its own, its corrections, and briefs that quote it.',
  input: z.strictObject({ entryId: idSchema, reason: reasonSchema.optional() }),
  needs: ({ entryId }) => ({ entries: [entryId], carriersOf: [entryId] }),
  worksWhenClosed: true,
  can: (actor, incident, target) =>
    canRespond(actor, incident) && (!target || (isWords(target) && (isWrittenBy(actor, target) || isAdmin(actor)))),
  decide(_incident, { entryId, reason }, context) {
    const row = requireRow(context, entryId)
    if (row.redacted) return []
    const seqs = context.carriersOf.get(entryId) ?? [row.seq]
    return [{ type: 'entry.redacted', payload: defined({ entryId, entrySeq: row.seq, seqs, reason }) }]
  },
})
