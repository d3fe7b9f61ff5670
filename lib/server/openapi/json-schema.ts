import { z } from 'zod'

/** As much of JSON Schema as the document and its page look at. */
export interface JsonSchema {
  [keyword: string]: unknown
  $ref?: string
  type?: string | string[]
  description?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
}

const UUID_PATTERN = '^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}'

/** What a caller sends, or what we answer, as JSON Schema (draft 2020-12, as OpenAPI 3.1 wants it). */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Long patterns that only repeat what the format says.
      if (jsonSchema.format && jsonSchema.pattern) delete jsonSchema.pattern
      if (jsonSchema.pattern?.startsWith(UUID_PATTERN)) jsonSchema.format = 'uuid'
    },
  })
  return json as JsonSchema
}

/** Points at a schema that the document names once. */
export const refTo = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })

/** An object of exactly these fields, all there. */
export const objectOf = (properties: Record<string, JsonSchema>): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
})

export const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items })
