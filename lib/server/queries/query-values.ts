import { z } from 'zod'
import { instantSchema } from '@/lib/domain/text'

/** Values of a list in a query string: repeated, or with commas between them. */
export const listOf = <Item extends z.ZodType<unknown, string>>(item: Item) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((given) => [given].flat().flatMap((text) => text.split(',').filter(Boolean)))
    .pipe(z.array(item).max(50, 'has more than 50 values'))

/** How many to answer at most. */
export const limitOf = (initial: number, max: number) =>
  z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(1, 'is less than 1')
    .max(max, `is more than ${max}`)
    .default(initial)

const MAX_SEQ = 2_147_483_647

export const seqSchema = z.coerce
  .number('is not a number')
  .int('is not a whole number')
  .min(0, 'is negative')
  .max(MAX_SEQ, 'is larger than any log')

export const flagSchema = z
  .enum(['true', 'false', '1', '0'], 'is not true or false')
  .transform((text) => /^t|1/.test(text))

/** An instant, or a day in UTC. */
export const sinceSchema = z.union(
  [
    z.iso
      .date()
      .transform((day) => `${day}T00:00:00Z`)
      .pipe(instantSchema),
    instantSchema,
  ],
  'is not a date or an instant with an offset',
)

/** What somebody typed to search. */
export const soughtSchema = z
  .string()
  .transform((text) => text.replaceAll('\u0000', ' ').toWellFormed().trim())
  .pipe(z.string().max(200, 'is longer than 200 characters'))
