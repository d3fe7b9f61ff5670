import { z } from 'zod'
import { organisationSettings } from '@/lib/domain/organisation-settings'
import { objectOf } from '@/lib/server/openapi/json-schema'
import { bodyOf, type Operation, ok, operation } from '@/lib/server/openapi/operation'

const keys = Object.keys(organisationSettings).join(', ')
const answer = ok(objectOf({ value: {} }), 'What is set now; until somebody sets it, what it is by itself.')

export const settingsOperations: Operation[] = [
  operation('GET /settings/{key}', 'Settings', 'read', 'Reads what is set for everybody.', {
    description: `The keys: ${keys}. Only admins read \`action-hosts\` and \`room-posts\`.`,
    answers: answer,
  }),
  operation('PUT /settings/{key}', 'Settings', 'admin', 'Sets it for everybody.', {
    description: 'Incidents that are already declared keep what was set when they were.',
    body: bodyOf(z.strictObject({ value: z.unknown() })),
    answers: answer,
  }),
]
