import canonicalize from 'canonicalize'

/** The one way to write a JSON value down (RFC 8785): what jsonb gives back later is written the same. */
export function canonical(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('This value has no JSON form')
  return text
}

/** True when two values have the same JSON form. */
export const isJsonEqual = (left: unknown, right: unknown): boolean => canonical(left) === canonical(right)
