import { commandEnvelopeSchema } from '@/lib/domain/incident/command-envelope'
import { publicCommands } from '@/lib/domain/incident/commands/registry'
import { declare } from '@/lib/domain/incident/declare'
import type { AnyCommand } from '@/lib/domain/incident/define-command'
import { jsonSchemaOf, listOf, objectOf, refTo } from '@/lib/server/openapi/json-schema'
import { type Body, type Operation, ok, operation } from '@/lib/server/openapi/operation'
import { sampleOf } from '@/lib/server/openapi/sample'

type Documented = Pick<AnyCommand, 'name' | 'input'>

const EXAMPLE_COMMAND_ID = '7f1f1a52-43a9-4f5e-8d0c-1d2e3f4a5b6c'

// What JSON Schema does not say: what an id of advice is made of, and that exactly one of three fields is wanted.
const examples: Readonly<Record<string, unknown>> = {
  'put-off-advice': { adviceId: 'no-lever:1.1', reason: 'A lever would lose data.' },
  'ask-for-help': {
    helpId: '0b9e6f6a-3d51-4c5e-9f0e-6a1c2d3e4f50',
    teamId: '6a1c2d3e-4f50-4b9e-8f6a-3d514c5e9f0e',
    message: 'The database refuses connections.',
  },
}

/** An input of this command that its schema accepts. */
export const exampleOf = ({ name, input }: Documented): unknown =>
  examples[name] ?? sampleOf(jsonSchemaOf(input, 'input'))

/** The body of a command: its own input inside the envelope that all commands share. */
function commandBody(command: Documented): Body {
  const envelope = jsonSchemaOf(commandEnvelopeSchema, 'input')
  const input = jsonSchemaOf(command.input, 'input')
  return {
    schema: {
      ...envelope,
      properties: { ...envelope.properties, input },
      required: [...(envelope.required ?? []), ...(input.required ? ['input'] : [])],
    },
    example: { commandId: EXAMPLE_COMMAND_ID, input: exampleOf(command) },
  }
}

const declared = objectOf({ incident: refTo('Incident'), events: listOf(refTo('Event')) })

export const declareOperation: Operation = operation('POST /incidents', 'Incidents', 'respond', declare.summary, {
  id: 'declare',
  body: commandBody(declare),
  answers: {
    201: { description: 'The incident, with its key.', schema: declared },
    200: { description: 'The same commandId again: the incident it made, as it is now.', schema: declared },
  },
})

/** One operation for each command that people may call. */
export const commandOperations: Operation[] = publicCommands.map((command) =>
  operation(`POST /incidents/{idOrKey}/commands/${command.name}`, 'Commands', 'respond', command.summary, {
    id: command.name,
    ...(command.worksWhenClosed ? { description: 'Works on a closed incident too.' } : {}),
    body: commandBody(command),
    answers: ok(
      objectOf({ events: listOf(refTo('Event')), headSeq: { type: 'integer' } }),
      'The events it caused, none when nothing changed. A retry with the same commandId answers the same.',
    ),
  }),
)
