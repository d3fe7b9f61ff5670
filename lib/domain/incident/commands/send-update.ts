import { z } from 'zod'
import { instantSchema, textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { canRespond } from '../policy'
import { audienceSchema } from '../procedure-payloads'
import { owesUpdates, promisedInstant } from '../update-due'

export const MAX_UPDATE_TEXT = 10_000
export const MAX_UPDATE_SUBJECT = 200

/** One line: it becomes the subject of mails. */
const subjectSchema = textSchema(MAX_UPDATE_SUBJECT).transform((text) => text.replace(/\s+/g, ' '))

export const sendUpdate = defineCommand({
  name: 'send-update',
  summary: 'Sends an update to an audience, and promises the next one or none. It is a fact and cannot be taken back.',
  input: z.strictObject({
    updateId: idSchema,
    audience: audienceSchema,
    subject: subjectSchema,
    text: textSchema(MAX_UPDATE_TEXT),
    nextDueAt: instantSchema.nullable(),
  }),
  can: canRespond,
  decide(incident, { updateId, audience, subject, text, nextDueAt }, { madeAt }) {
    const { updates } = incident
    if (updates.items.some((sent) => sent.updateId === updateId)) return []
    const isPromise = nextDueAt !== null && owesUpdates(incident)
    const promised = isPromise ? promisedInstant(nextDueAt, madeAt, 'nextDueAt') : null
    const payload = { updateId, number: updates.count + 1, audience, subject, text, nextDueAt: promised }
    return [{ type: 'update.sent', payload }]
  },
})
