/**
 * A JSON value with what PostgreSQL's jsonb cannot hold (NUL, lone surrogates) replaced by U+FFFD.
 * An alert is never lost for a strange character in a label.
 */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value)
  if (Array.isArray(value)) return value.map(storable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), storable(item)]))
}

/** Text with what PostgreSQL cannot hold replaced by U+FFFD. */
export const storableText = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\uFFFD')
