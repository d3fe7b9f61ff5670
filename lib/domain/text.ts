import { z } from 'zod'

/** PostgreSQL cannot store NUL, and lone surrogates do not survive UTF-8. */
const isStorable = (value: string) => !value.includes('\u0000') && value.isWellFormed()

/** One schema for each length: a page makes dozens of fields of a few lengths before it comes to life. */
function oneForEach<Schema>(make: (max: number) => Schema): (max: number) => Schema {
  const made = new Map<number, Schema>()
  return (max) => {
    const schema = made.get(max) ?? make(max)
    made.set(max, schema)
    return schema
  }
}

/** Free text typed by a person: trimmed, at most `max` characters (UTF-16 units), storable; may be empty. */
export const captionSchema = oneForEach((max) =>
  z
    .string()
    .trim()
    .max(max, `is longer than ${max} characters`)
    .refine(isStorable, 'contains characters that cannot be stored'),
)

/** Free text that says something: 1..max characters. */
export const textSchema = oneForEach((max) => captionSchema(max).min(1, 'is empty'))

/** A link that a browser may open: http or https, at most 2,000 characters. */
export const linkSchema = z
  .string()
  .trim()
  .max(2000, 'is longer than 2000 characters')
  .refine((value) => isStorable(value) && /^https?:$/.test(protocolOf(value)), 'is not an http or https link')

/** An instant as ISO 8601 with an offset, answered in UTC with milliseconds; years 1970 to 9999. */
export const instantSchema = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value).toISOString())
  .refine((value) => value >= '1970' && value.length === 24, 'is out of range')

const protocolOf = (value: string) => (URL.canParse(value) ? new URL(value).protocol : '')

/**
 * Text in one line of at most `max` characters (UTF-16 units, as schemas count them), cut between characters, with an
 * ellipsis when something was cut.
 */
export function excerpt(value: string, max = 160): string {
  return cut(value.replace(/\s+/g, ' ').trim(), max)
}

/** Text of at most `max` characters (UTF-16 units), never half of one, with an ellipsis when something was cut. */
export const cut = (text: string, max: number): string =>
  text.length <= max
    ? text
    : `${text
        .slice(0, max - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`
