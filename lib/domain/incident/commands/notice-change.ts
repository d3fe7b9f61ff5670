import { z } from 'zod'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { requireChange } from '../lookups'
import { takesPart } from '../participants'
import { isSystem } from '../policy'

/** Run once for each change: its `commandId` follows from the change (SPEC CHANGE-8). */
export const noticeChange = defineCommand({
  name: 'notice-change',
  summary: 'Writes down a change that arrived while the incident runs.',
  input: z.strictObject({
    changeId: idSchema,
    /** The person in the organisation who made it, when the sender's address leads to one. */
    authorId: idSchema.nullable(),
  }),
  needs: ({ changeId }) => ({ changes: [changeId] }),
  can: isSystem,
  internal: true,
  decide(incident, { changeId, authorId }, context) {
    if (incident.changes.noticed.items.some(({ change }) => change.id === changeId)) return []
    const change = requireChange(context, changeId)
    const name = change.author?.toLowerCase()
    const isHere =
      (authorId !== null && takesPart(authorId, incident)) ||
      incident.participants.items.some((person) => person.leftAt === null && person.name.toLowerCase() === name)
    return [{ type: 'change.noticed', payload: { change, isUnannounced: !isHere } }]
  },
})
