import { z } from 'zod'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import { idSchema, reasonSchema } from '../inputs'
import { refOf, requireResponder } from '../lookups'
import { expiryOf, letIn, mayBePaged, openPageOf, requirePaging, urgencyOf } from '../paging-rules'
import { canRespond } from '../policy'
import { needsOfNote, wordsOfSecond } from '../second-words'

export const pagePerson = defineCommand({
  name: 'page-person',
  summary: 'Pages somebody; nothing while a page of theirs in this incident waits for an answer.',
  input: z.strictObject({
    /** Made by the caller. */
    pageId: idSchema,
    personId: idSchema,
    reason: reasonSchema.optional(),
    noteId: idSchema.optional(),
  }),
  needs: ({ personId, noteId }) => ({
    people: [personId],
    paging: { people: [personId] },
    ...needsOfNote({ noteId }),
  }),
  can: canRespond,
  decide(incident, { pageId, personId, reason, noteId }, context) {
    const person = requireResponder(context, personId, 'personId')
    if (incident.paging.pages.some(({ id }) => id === pageId)) return []
    if (openPageOf(incident, personId)) return wordsOfSecond(reason, noteId, context)
    const paged = requirePaging(context).person(personId)
    if (!paged || !mayBePaged(incident, paged)) {
      throw refuse('PAGE-8', `${person.name} did not agree to drills, or does not take part in this one.`, 'personId')
    }
    const pages = [{ pageId, person: refOf(person) }]
    const asked = { pages, urgency: urgencyOf(incident), because: 'hand' as const, reason: reason ?? null }
    return [
      ...letIn(incident, [person]),
      { type: 'pages.asked', payload: { ...asked, escalation: null, expiresAt: expiryOf(context.now) } },
    ]
  },
})
