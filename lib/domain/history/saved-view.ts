import { z } from 'zod'
import type { Ref } from '../incident/values'
import { textSchema } from '../text'
import { canonicalQuery } from './list-view'

/** Somebody keeps at most this many views. */
export const MAX_VIEWS = 100

/** The query of an address, without its question mark; kept in its canonical form. */
const querySchema = z
  .string()
  .max(4000, 'is longer than 4000 characters')
  .transform((text) => canonicalQuery(text.replace(/^\?/, '')))

export const saveViewSchema = z.strictObject({
  name: textSchema(80),
  query: querySchema,
  isShared: z.boolean().default(false).describe('Whether everybody finds it, or its maker alone.'),
})
export type SaveViewInput = z.output<typeof saveViewSchema>

export const changeViewSchema = z
  .strictObject({ name: textSchema(80), query: querySchema, isShared: z.boolean() })
  .partial()
export type ChangeViewInput = z.output<typeof changeViewSchema>

/** Filters, sort and columns that somebody keeps by a name. */
export interface SavedView {
  id: string
  name: string
  query: string
  isShared: boolean
  /** Whose it is. */
  by: Ref
}
