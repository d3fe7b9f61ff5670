/** What stands under a key of something that may be no object at all. */
export function field(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return Reflect.get(value, key)
}

/** The items of a list; none of anything else. */
export const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** A text or a number as text; empty for anything else. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : ''
}

/** The first of these that says something. */
export const firstText = (...values: unknown[]): string => values.map(textIn).find((text) => text.trim() !== '') ?? ''

/** The earliest of instants that a machine wrote; empty when there is none that can be read. */
export function earliest(instants: readonly string[]): string {
  const readable = instants.filter((at) => !Number.isNaN(Date.parse(at)))
  return readable.toSorted((left, right) => Date.parse(left) - Date.parse(right))[0] ?? ''
}

/** The entries that say something. */
export const told = <T extends Record<string, string>>(texts: T): Partial<T> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')) as Partial<T>
