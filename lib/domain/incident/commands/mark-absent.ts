import { z } from 'zod'
import { instantSchema } from '../../text'
import { isMarkedAbsent } from '../absence'
import { clampToNow } from '../clock'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { refOf } from '../lookups'
import { isSystem } from '../policy'
import { holdersOf, rolesOf } from '../role-rules'

export const markAbsent = defineCommand({
  name: 'mark-absent',
  summary: 'Says that the holder of a role has disappeared.',
  input: z.strictObject({ personId: idSchema, since: instantSchema }),
  internal: true,
  can: isSystem,
  decide(incident, { personId, since }, { now }) {
    const holder = holdersOf(incident).find(({ id }) => id === personId)
    const roles = rolesOf(personId, incident)
    if (!holder || roles.every((role) => isMarkedAbsent(incident, role, personId))) return []
    const payload = { person: refOf(holder), since: clampToNow(since, now), roles }
    return [{ type: 'participant.absent', payload }]
  },
})
