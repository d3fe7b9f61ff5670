import { z } from 'zod'
import { refuse } from '../../errors'
import { defineCommand } from '../define-command'
import { idSchema, reasonSchema } from '../inputs'
import { refOf } from '../lookups'
import { expiryOf, letIn, mayBePaged, openPageOf, requirePaging, urgencyOf } from '../paging-rules'
import { canRespond } from '../policy'
import { needsOfNote, wordsOfSecond } from '../second-words'

export const mobilise = defineCommand({
  name: 'mobilise',
  summary: 'Pages all primaries and secondaries of the affected services, and the commanders’ rota, at once.',
  input: z.strictObject({
    /** Made by the caller. */
    mobilisationId: idSchema,
    reason: reasonSchema.optional(),
    noteId: idSchema.optional(),
  }),
  needs: ({ noteId }, { services }) => ({
    paging: { services: services.map(({ id }) => id), mobilise: true },
    ...needsOfNote({ noteId }),
  }),
  can: canRespond,
  decide(incident, { mobilisationId, reason, noteId }, context) {
    const known = requirePaging(context)
    const all = known.mobilised(incident.services.map(({ id }) => id))
    if (all.length === 0) {
      throw refuse('PAGE-7', 'No rota has anybody for the affected services, and there is no commanders’ rota.')
    }
    const people = all.filter(
      (person) => person.id !== context.actor.id && mayBePaged(incident, person) && !openPageOf(incident, person.id),
    )
    const pageIdOf = (person: { id: string }) => known.idOf('mobilise', mobilisationId, person.id)
    if (people.length === 0) {
      const isThisOne = all.some((person) => incident.paging.pages.some(({ id }) => id === pageIdOf(person)))
      return isThisOne ? [] : wordsOfSecond(reason, noteId, context)
    }
    const pages = people.map((person) => ({
      pageId: pageIdOf(person),
      person: refOf(person),
    }))
    const asked = { pages, urgency: urgencyOf(incident), because: 'mobilise' as const, reason: reason ?? null }
    return [
      ...letIn(incident, people),
      { type: 'pages.asked', payload: { ...asked, escalation: null, expiresAt: expiryOf(context.now) } },
    ]
  },
})
