import { organisationSettings, settingChangeSchema } from '@/lib/domain/organisation-settings'
import { objectOf } from '@/lib/server/openapi/json-schema'
import { bodyOf, type Operation, ok, operation } from '@/lib/server/openapi/operation'

const keys = Object.keys(organisationSettings).join(', ')
const answer = ok(
  objectOf({ value: {}, version: { type: 'integer' } }),
  'What is set now; until somebody sets it, what it is by itself, with version 0.',
)

export const settingsOperations: Operation[] = [
  operation('GET /settings/{key}', 'Settings', 'read', 'Reads what is set for everybody.', {
    description: `The keys: ${keys}. Only admins read \`action-hosts\` and \`room-posts\`.`,
    answers: answer,
  }),
  operation('PUT /settings/{key}', 'Settings', 'admin', 'Sets it for everybody.', {
    description:
      'Incidents that are already declared keep what was set when they were. Set by somebody else since `version` was ' +
      'read, it is `conflict`, with what it is now.',
    body: bodyOf(settingChangeSchema),
    answers: answer,
  }),
]
