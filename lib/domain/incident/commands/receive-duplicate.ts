import { z } from 'zod'
import { defineCommand } from '../define-command'
import { MAX_MEMBERS } from '../inputs'
import { isSystem } from '../policy'
import { KEEP_PARTICIPANTS } from '../state'
import { refSchema } from '../values'

export const receiveDuplicate = defineCommand({
  name: 'receive-duplicate',
  summary: 'Takes over members, participants and alerts of an incident that turned out to be the same outage.',
  input: z.strictObject({
    from: z.strictObject({ id: z.string(), key: z.string(), title: z.string() }),
    members: z.array(refSchema).max(MAX_MEMBERS),
    participants: z.array(refSchema).max(KEEP_PARTICIPANTS),
    alerts: z.number().int().nonnegative(),
  }),
  internal: true,
  worksWhenClosed: true,
  can: isSystem,
  decide(incident, { from, members, participants, alerts }) {
    const room = Math.max(0, MAX_MEMBERS - incident.members.length)
    const known = new Set(incident.members.map(({ id }) => id))
    const isPrivate = incident.visibility === 'private'
    const added = isPrivate ? members.filter(({ id }) => !known.has(id)).slice(0, room) : []
    return [{ type: 'duplicate.received', payload: { from, members: added, participants, alerts } }]
  },
})
