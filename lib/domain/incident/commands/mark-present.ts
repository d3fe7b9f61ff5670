import { z } from 'zod'
import { isMarkedAbsent } from '../absence'
import { defineCommand } from '../define-command'
import { idSchema } from '../inputs'
import { refOf } from '../lookups'
import { isSystem } from '../policy'
import { holdersOf, rolesOf } from '../role-rules'

export const markPresent = defineCommand({
  name: 'mark-present',
  summary: 'Says that the holder of a role is back.',
  input: z.strictObject({ personId: idSchema }),
  internal: true,
  worksWhenClosed: true,
  can: isSystem,
  decide(incident, { personId }) {
    const holder = holdersOf(incident).find(({ id }) => id === personId)
    const isAway = rolesOf(personId, incident).some((role) => isMarkedAbsent(incident, role, personId))
    return holder && isAway ? [{ type: 'participant.returned', payload: { person: refOf(holder) } }] : []
  },
})
