import type { z } from 'zod'
import { wrongField } from '@/lib/domain/errors'

/** Where a page ended, for whoever asks for the next one: to them it is a word without meaning. */
export const writeCursor = (position: readonly unknown[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url')

/** Where a page begins; null for the first. Throws `invalid_input` for what this server did not give for this list. */
export function readCursor<Position extends z.ZodType>(
  schema: Position,
  cursor: string | undefined,
): z.output<Position> | null {
  if (cursor === undefined) return null
  const result = schema.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString()))
  if (!result.success) throw wrongField('cursor', 'is not one that this server gave for this list')
  return result.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
