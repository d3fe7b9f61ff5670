import { z } from 'zod'
import { isUntouched } from '../../alert/untouched'
import { defineCommand } from '../define-command'
import { isSystem } from '../policy'

export const resolveQuiet = defineCommand({
  name: 'resolve-quiet',
  summary: 'Resolves an incident that alerts opened, when none fires any more and nobody has worked on it.',
  input: z.strictObject({ quietMinutes: z.int().min(1) }),
  internal: true,
  can: isSystem,
  decide(incident, { quietMinutes }) {
    // Never over the heads of people: whoever is in it resolves it (SPEC ALERT-6).
    if (incident.alerts.firing > 0 || !isUntouched(incident)) return []
    return [{ type: 'status.changed', payload: { from: incident.status, to: 'resolved', quietMinutes } }]
  },
})
