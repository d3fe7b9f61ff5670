import type { JsonSchema } from '@/lib/server/openapi/json-schema'

const SAMPLE_ID = '0b9e6f6a-3d51-4c5e-9f0e-6a1c2d3e4f50'
const SAMPLE_INSTANT = '2026-05-04T03:12:00.000Z'

/** Values that read like the real thing, by the name of their field. */
const byName: Record<string, unknown> = {
  title: 'Checkout answers 502 for a third of requests',
  text: 'Error rate fell after the rollback of build 4711.',
  name: 'Checkout API',
  key: 'checkout-api',
  url: 'https://example.org/graph/42',
  reason: 'The commander’s phone went silent.',
  of: 'INC-41',
  email: 'ada@example.org',
  password: 'correct horse battery staple',
  currentPassword: 'the old correct horse',
  newPassword: 'correct horse battery staple',
  token: 'from-the-link',
}

/** A value that a schema accepts: what is required of it, and nothing more. */
export function sampleOf(schema: JsonSchema, name = ''): unknown {
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  const [option] = schema.anyOf ?? schema.oneOf ?? []
  if (option) return sampleOf(option, name)
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return objectSample(schema)
    case 'array':
      return schema.items && Number(schema.minItems ?? 0) > 0 ? [sampleOf(schema.items, name)] : []
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema.minimum ?? 1))
    case 'boolean':
      return true
    case 'string':
      return stringSample(schema, name)
    default:
      return null
  }
}

function objectSample({ properties = {}, required = [] }: JsonSchema): Record<string, unknown> {
  const kept = Object.entries(properties).filter(([key]) => required.includes(key))
  return Object.fromEntries(kept.map(([key, value]) => [key, sampleOf(value, key)]))
}

function stringSample({ format }: JsonSchema, name: string): unknown {
  if (format === 'uuid' || name.endsWith('Id') || name.endsWith('Ids')) return SAMPLE_ID
  if (format === 'date-time' || name.endsWith('At')) return SAMPLE_INSTANT
  return byName[name] ?? 'Something worth saying'
}
