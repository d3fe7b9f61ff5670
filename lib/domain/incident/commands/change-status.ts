import { z } from 'zod'
import { defined } from '../../defined'
import { refuse } from '../../errors'
import { textSchema } from '../../text'
import { type CommandContext, defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { canGo, journeySentence } from '../journey'
import { canRespond } from '../policy'
import { isReviewNeededToClose, namedCards } from '../review-rules'
import { needsOfNote, wordsOfSecond } from '../second-words'
import type { IncidentState } from '../state'
import { statusSchema } from '../values'

export const changeStatus = defineCommand({
  name: 'change-status',
  summary: 'Moves the incident along its journey: active, mitigated, resolved, closed, or back to active.',
  input: z.strictObject({ status: statusSchema, note: textSchema(2000).optional(), noteId: idSchema.optional() }),
  needs: ({ status, noteId }) => ({ ...(status === 'closed' && { review: true }), ...needsOfNote({ noteId }) }),
  can: canRespond,
  worksWhenClosed: true,
  decide(incident, { status: to, note, noteId }, context) {
    const { status: from } = incident
    const { review } = context
    if (from === to) return wordsOfSecond(note, noteId, context)
    if (!canGo(from, to)) throw refuse('STATUS-3', journeySentence(from, to), 'status')
    if (to === 'closed' && !mayClose(incident, note, review)) return []
    return [{ type: 'status.changed', payload: defined({ from, to, note }) }]
  },
})

/** Throws what closing lacks. False in the browser where it cannot know: the server decides. */
function mayClose(incident: IncidentState, note: string | undefined, known: CommandContext['review']): boolean {
  const { kind, severity, review } = incident
  if (!known && kind !== 'drill' && (severity === 'sev1' || severity === 'sev2')) return false
  if (!known || !isReviewNeededToClose(incident, known.rules)) {
    if (note) return true
    throw refuse('STATUS-4', 'Closing needs a sentence: what it was and how it ended.', 'note')
  }
  if (!review || review.version === 0) {
    const how = review ? 'publish the review' : 'open the review, write the postmortem and publish it'
    throw refuse('STATUS-8', `A ${severity} is closed once its review is published: ${how} first.`, 'status')
  }
  if (known.unansweredCards.length === 0) return true
  const cards = namedCards(known.unansweredCards)
  throw refuse('STATUS-9', `Each card needs a prevention or one declined on purpose. Missing for ${cards}.`, 'status')
}
