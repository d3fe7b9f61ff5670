import { z } from 'zod'
import { textSchema } from '../text'
import { incidentKindSchema } from './values'

/** What in the log completes an item by itself; `by-hand` is ticked by somebody. */
export const checklistSignalSchema = z.enum([
  'confirmed',
  'commander',
  'bridge',
  'blast-radius',
  'lever',
  'communication',
  'by-hand',
])
export type ChecklistSignal = z.infer<typeof checklistSignalSchema>

export const checklistItemIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'is not made of lower-case letters, digits and hyphens')

/** One question of the first five minutes. */
export const checklistItemSchema = z.strictObject({
  id: checklistItemIdSchema,
  title: textSchema(80),
  signal: checklistSignalSchema,
})
export type ChecklistItem = z.infer<typeof checklistItemSchema>

export const MAX_CHECKLIST_ITEMS = 12

export const checklistSchema = z
  .array(checklistItemSchema)
  .max(MAX_CHECKLIST_ITEMS, `has more than ${MAX_CHECKLIST_ITEMS} items`)
  .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'has two items with the same id')

const FIRST_FIVE_MINUTES: ChecklistItem[] = [
  { id: 'real', title: 'Is it real?', signal: 'confirmed' },
  { id: 'coordinates', title: 'Who coordinates?', signal: 'commander' },
  { id: 'talk', title: 'Where do we talk?', signal: 'bridge' },
  { id: 'hit', title: 'Who and what is hit?', signal: 'blast-radius' },
  { id: 'way-back', title: 'Fastest way back to green?', signal: 'lever' },
  { id: 'told', title: 'Who has been told?', signal: 'communication' },
]

export const checklistsSchema = z.record(incidentKindSchema, checklistSchema)
export type Checklists = z.infer<typeof checklistsSchema>

/** The first five minutes as they come; an admin may change them for each kind. */
export const DEFAULT_CHECKLISTS: Checklists = {
  production: FIRST_FIVE_MINUTES,
  delivery: FIRST_FIVE_MINUTES,
  security: [
    ...FIRST_FIVE_MINUTES.slice(0, 3),
    { id: 'contained', title: 'Is it contained?', signal: 'by-hand' },
    ...FIRST_FIVE_MINUTES.slice(3),
  ],
  drill: FIRST_FIVE_MINUTES,
}
