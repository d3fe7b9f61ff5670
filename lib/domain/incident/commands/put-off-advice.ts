import { z } from 'zod'
import { refuse } from '../../errors'
import { later } from '../clock'
import { isDismissed, isPutOff, LATER_MS } from '../coach/put-off'
import { ruleOfAdvice } from '../coach/registry'
import { defineCommand } from '../define-command'
import { idSchema, reasonSchema } from '../inputs'
import { canRespond } from '../policy'
import { needsOfNote, wordsOfSecond } from '../second-words'

export const putOffAdvice = defineCommand({
  name: 'put-off-advice',
  summary: 'Puts a nudge of the coach off for the whole room: for ten minutes, or for good with a reason.',
  input: z.strictObject({
    /** As the coach names the fact: its rule, a colon, and what makes it this one. */
    adviceId: z
      .string()
      .regex(/^[a-z-]{1,40}(:[\w.:-]{1,120})?$/, 'is not the id of advice')
      .refine((id) => ruleOfAdvice(id) !== undefined, 'names no rule of the coach'),
    reason: reasonSchema.optional(),
    noteId: idSchema.optional(),
  }),
  needs: needsOfNote,
  can: canRespond,
  decide(incident, { adviceId, reason, noteId }, context) {
    const { now } = context
    const rule = ruleOfAdvice(adviceId)
    if (!rule) return []
    if (rule.isPersonal) throw refuse('COACH-4', 'This is between the coach and one person.', 'adviceId')
    if (reason && rule.comesBack) throw refuse('COACH-3', 'This can only be put off for a while.', 'reason')
    if (reason && isDismissed(incident, adviceId)) return wordsOfSecond(reason, noteId, context)
    if (!reason && isPutOff(incident, adviceId, now)) return []
    const until = reason ? null : later(now, LATER_MS)
    // The title, not the sentence that was shown: that may quote words which are redacted one day.
    return [
      {
        type: 'advice.put-off',
        payload: { adviceId, rule: rule.id, sentence: rule.title, until, reason: reason ?? null },
      },
    ]
  },
})
