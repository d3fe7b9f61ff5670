import { storableText } from '@/lib/domain/alert/storable'
import { excerpt, linkSchema } from '@/lib/domain/text'

/** Text of a sender as it is kept: storable, of one line, at most `max` characters; null for nothing. */
export function toldText(value: string | null | undefined, max = 200): string | null {
  const text = excerpt(storableText(value ?? ''), max)
  return text === '' ? null : text
}

/** A link of a sender; null for what no browser should open. */
export const toldLink = (value: string | null | undefined): string | null => linkSchema.safeParse(value).data ?? null

/** An instant of a sender in UTC; null for years in which nothing of this can have happened. */
export function toldInstant(value: string | null | undefined): string | null {
  const date = new Date(value ?? '')
  const year = date.getUTCFullYear()
  return year >= 1970 && year <= 9999 ? date.toISOString() : null
}
