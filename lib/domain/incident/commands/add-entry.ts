import { z } from 'zod'
import { instantSchema } from '../../text'
import { clampToNow, occurredAtOf } from '../clock'
import { defineCommand } from '../define-command'
import type { EventType } from '../events'
import { entryCaptionSchema, idSchema, idsSchema, MAX_ATTACHMENTS, MAX_MENTIONS } from '../inputs'
import { mentionsOf, refuseUsedEntryId, requireAttachments } from '../lookups'
import { canRespond } from '../policy'
import { type EntryKind, entryKindSchema } from '../values'

const eventTypes = {
  note: 'note.added',
  observation: 'observation.added',
  hypothesis: 'hypothesis.added',
  decision: 'decision.added',
  question: 'question.asked',
} as const satisfies Record<EntryKind, EventType>

export const addEntry = defineCommand({
  name: 'add-entry',
  summary: 'Writes a note, observation, hypothesis, decision or question into the timeline.',
  input: z
    .strictObject({
      entryId: idSchema,
      kind: entryKindSchema,
      text: entryCaptionSchema,
      occurredAt: instantSchema.optional(),
      knownAt: instantSchema.optional(),
      mentions: idsSchema(MAX_MENTIONS).default([]),
      attachments: idsSchema(MAX_ATTACHMENTS).default([]),
    })
    .refine(({ text, attachments }) => text !== '' || attachments.length > 0, { path: ['text'], message: 'is empty' }),
  needs: ({ entryId, mentions, attachments }) => ({ entries: [entryId], people: mentions, attachments }),
  can: canRespond,
  decide(incident, { entryId, kind, text, occurredAt, knownAt, mentions, attachments }, context) {
    refuseUsedEntryId(context, entryId, 'entryId')
    const payload = {
      entryId,
      text,
      occurredAt: occurredAtOf(occurredAt, context),
      ...(knownAt === undefined ? {} : { knownAt: clampToNow(knownAt, context.now) }),
      mentions: mentionsOf(incident, mentions, context),
      ...(attachments.length === 0 ? {} : { attachments: requireAttachments(context, attachments) }),
    }
    return [{ type: eventTypes[kind], payload }]
  },
})
