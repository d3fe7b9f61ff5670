import { z } from 'zod'
import { AppError, refuse } from '../../errors'
import { textSchema } from '../../text'
import { defineCommand } from '../define-command'
import { canRespond } from '../policy'

export const markDuplicate = defineCommand({
  name: 'mark-duplicate',
  summary: 'Closes this incident as the same outage as another, given by its id or key.',
  input: z.strictObject({ of: textSchema(100) }),
  needs: ({ of }) => ({ incidents: [of] }),
  can: canRespond,
  decide(incident, { of }, context) {
    const original = context.incidents.get(of)
    if (!original) {
      const message = 'There is no such incident.'
      throw new AppError('not_found', message, { rule: 'DUP-2', fields: [{ path: 'input.of', message }] })
    }
    const { id, key, title, kind, visibility, duplicateOfKey } = original
    if (id === incident.id) throw refuse('DUP-2', 'An incident is no duplicate of itself.', 'of')
    if (duplicateOfKey === incident.key) throw refuse('DUP-2', `${key} is itself a duplicate of this incident.`, 'of')
    if (duplicateOfKey) {
      throw refuse('DUP-2', `${key} is itself a duplicate of ${duplicateOfKey}: choose ${duplicateOfKey}.`, 'of')
    }
    if (visibility !== incident.visibility) {
      throw refuse('DUP-3', `One of the two is private: ${key} and ${incident.key} would reveal each other.`, 'of')
    }
    if ((kind === 'drill') !== (incident.kind === 'drill')) {
      const drill = kind === 'drill' ? key : incident.key
      throw refuse('DUP-6', `${drill} is a drill, and the other is not: they are not the same outage.`, 'of')
    }
    return [{ type: 'incident.marked-duplicate', payload: { of: { id, key, title } } }]
  },
})
