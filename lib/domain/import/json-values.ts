/** What stands under a key of something that may be no object at all. */
export function field(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return Reflect.get(value, key)
}

/** The items of a list; none of anything else. */
export const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** Answers of an API, of which some may be lists of answers, as one list. */
export const flattened = (documents: readonly unknown[]): unknown[] => documents.flat(1)

/** What an answer of Opsgenie holds: a page (`{data: […]}`), one (`{data: {…}}`), or the thing itself. */
export function dataIn(value: unknown): unknown[] {
  const data = field(value, 'data')
  if (data === undefined) return field(value, 'id') === undefined ? [] : [value]
  return Array.isArray(data) ? data : [data]
}

/** The one value as a list; none of nothing. */
export const single = (value: unknown): unknown[] => (value === undefined || value === null ? [] : [value])

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
