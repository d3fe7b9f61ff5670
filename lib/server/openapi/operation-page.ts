import { commandEnvelopeSchema } from '@/lib/domain/incident/command-envelope'
import { answerSchemas } from '@/lib/server/openapi/answer-schemas'
import {
  ACCESS_MEANING,
  exampleOfBody,
  operations,
  pathParameters,
  queryParameters,
} from '@/lib/server/openapi/document'
import { type JsonSchema, jsonSchemaOf } from '@/lib/server/openapi/json-schema'
import type { Operation } from '@/lib/server/openapi/operation'

/** One field, as a reader needs it: `evidence.text`, its type in words, whether it must be there. */
export interface FieldLine {
  name: string
  type: string
  isRequired: boolean
  note: string
}

/** One operation, ready to be laid out. */
export interface OperationView {
  id: string
  tag: string
  method: string
  path: string
  summary: string
  description: string
  access: string
  parameters: FieldLine[]
  fields: FieldLine[]
  /** What the fields are of. */
  fieldsTitle: string
  curl: string
  answers: { status: string; description: string; shape: string }[]
}

export interface ShapeView {
  name: string
  /** One list of fields; several, each with its name, when the shape is one of several. */
  variants: { name: string; fields: FieldLine[] }[]
}

const MAX_DEPTH = 3

/** Every operation as the page of the documentation shows it. */
export const operationViews = (serverUrl: string): OperationView[] =>
  operations.map((operation) => ({
    id: operation.id,
    tag: operation.tag,
    method: operation.method.toUpperCase(),
    path: operation.path,
    summary: operation.summary,
    description: operation.description ?? '',
    access: ACCESS_MEANING[operation.access],
    parameters: parametersOf(operation),
    ...bodyOf(operation),
    curl: curlOf(operation, serverUrl),
    answers: Object.entries(operation.answers).map(([status, { description, schema }]) => ({
      status,
      description,
      shape: schema ? shapeOf(schema) : '',
    })),
  }))

/** What every command travels in. */
export const envelopeFields = (): FieldLine[] => fieldsOf(jsonSchemaOf(commandEnvelopeSchema, 'input'))

/** Every shape that answers name. */
export const shapeViews = (): ShapeView[] =>
  Object.entries(answerSchemas).map(([name, zodSchema]) => {
    const schema = jsonSchemaOf(zodSchema, 'output')
    const variants = schema.anyOf?.map((variant) => ({
      name: String(variant.properties?.type?.const ?? ''),
      fields: fieldsOf(variant.properties?.payload ?? {}, 'payload.'),
    }))
    return { name, variants: variants ?? [{ name: '', fields: fieldsOf(schema) }] }
  })

/** Of a command only its own input: the envelope around it is the same for all, and told once. */
function bodyOf({ body }: Operation): Pick<OperationView, 'fields' | 'fieldsTitle'> {
  const input = body?.schema.properties?.commandId ? body.schema.properties.input : undefined
  if (input) return { fields: fieldsOf(input), fieldsTitle: 'Input' }
  return { fields: body ? fieldsOf(body.schema) : [], fieldsTitle: 'Body' }
}

function parametersOf({ path, query, tag }: Operation): FieldLine[] {
  if (tag === 'Commands') return []
  const all = [...pathParameters(path), ...(query ? queryParameters(query) : [])]
  return all.map((parameter) => lineOf(parameter.name, parameter.schema, parameter.required, parameter.in))
}

/** The fields of an object and of the objects in it. */
function fieldsOf({ properties = {}, required = [] }: JsonSchema, prefix = '', depth = 1): FieldLine[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const name = `${prefix}${key}`
    const line = lineOf(name, schema, required.includes(key))
    const inner = innerObject(schema)
    return inner && depth < MAX_DEPTH ? [line, ...fieldsOf(inner.schema, `${name}${inner.mark}.`, depth + 1)] : [line]
  })
}

function innerObject(schema: JsonSchema): { schema: JsonSchema; mark: string } | null {
  if (schema.properties) return { schema, mark: '' }
  if (schema.items?.properties) return { schema: schema.items, mark: '[]' }
  const [only, ...others] = optionsOf(schema).filter(({ type }) => type !== 'null')
  return only?.properties && others.length === 0 ? { schema: only, mark: '' } : null
}

function lineOf(name: string, schema: JsonSchema, isRequired: boolean, place = ''): FieldLine {
  const standard = 'default' in schema ? `Default: ${JSON.stringify(schema.default)}.` : ''
  const limits = limitOf(schema)
  const note = [schema.description ?? '', limits, standard, place === 'path' ? 'In the path.' : '']
  return { name, type: typeOf(schema), isRequired, note: note.filter(Boolean).join(' ') }
}

function limitOf({ minLength, maxLength, minimum, maximum, maxItems }: JsonSchema): string {
  const isBounded = typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER
  if (maxLength !== undefined) return `${minLength ? `${minLength} to` : 'At most'} ${maxLength} characters.`
  if (isBounded) return `${minimum ?? 0} to ${maximum.toLocaleString('en')}.`
  return maxItems === undefined ? '' : `At most ${maxItems}.`
}

const optionsOf = ({ anyOf, oneOf }: JsonSchema): JsonSchema[] => anyOf ?? oneOf ?? []

/** A type in words: `sev1 | sev2`, `list of text`, `instant or null`. */
function typeOf(schema: JsonSchema): string {
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? ''
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.join(' | ')
  const options = optionsOf(schema)
  if (options.length > 0) return [...new Set(options.map(typeOf))].join(' or ')
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(' or ')
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'anything'}`
  if (schema.type === 'string')
    return { uuid: 'UUID', 'date-time': 'instant', date: 'day' }[schema.format ?? ''] ?? 'text'
  return schema.type ?? 'anything'
}

/** What an answer holds: `{ incident: Incident, events: list of Event }`. */
function shapeOf(schema: JsonSchema): string {
  const options = optionsOf(schema)
  if (options.length > 0) return options.map(shapeOf).join(' or ')
  if (!schema.properties) return typeOf(schema)
  return `{ ${Object.entries(schema.properties)
    .map(([name, field]) => `${name}: ${typeOf(field)}`)
    .join(', ')} }`
}

function curlOf({ method, path, access, body }: Operation, serverUrl: string): string {
  if (access === 'session') return ''
  const address = `${serverUrl}${path
    .replace('{idOrKey}', 'INC-42')
    .replace(/\{(id|attachmentId)\}/, '$ID')
    .replace('{key}', '$KEY')}`
  const quoted = address.includes('$') ? `"${address}"` : address
  const verb = method === 'get' ? '' : ` -X ${method.toUpperCase()}`
  const lines = [`curl${verb} ${quoted}`]
  if (access !== 'open') lines.push(`-H "Authorization: Bearer $EVENKEEL_TOKEN"`)
  if (body?.mediaType) lines.push('--data-binary @picture.png')
  else if (body) {
    const json = JSON.stringify(exampleOfBody(body), null, 2).replaceAll("'", "'\\''")
    lines.push("-H 'Content-Type: application/json'", `-d '${json}'`)
  }
  return lines.join(' \\\n  ')
}
