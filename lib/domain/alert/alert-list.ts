import { z } from 'zod'
import { instantSchema } from '../text'

/** Where a list of alerts goes on: after this alert, in the order of the list. */
const cursorSchema = z.object({ firstReceivedAt: instantSchema, id: z.uuid() })
export type AlertCursor = z.output<typeof cursorSchema>

const isCursor = (value: string) => readAlertCursor(value) !== null

export const alertListQuerySchema = z.strictObject({
  status: z.enum(['firing', 'resolved']).optional(),
  cursor: z.string().max(300).refine(isCursor, 'is not a cursor of this list').optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type AlertListQuery = z.output<typeof alertListQuerySchema>

/** A cursor as callers pass it on: text without a meaning to them. */
export const alertCursorOf = ({ firstReceivedAt, id }: AlertCursor): string => `${firstReceivedAt}_${id}`

/** Reads a cursor; null when it is none of ours. */
export function readAlertCursor(value: string): AlertCursor | null {
  const [firstReceivedAt, id] = value.split('_')
  return cursorSchema.safeParse({ firstReceivedAt, id }).data ?? null
}
