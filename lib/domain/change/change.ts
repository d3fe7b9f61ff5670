import { z } from 'zod'
import { refSchema } from '../incident/values'

/** What was changed. */
export const changeKindSchema = z.enum(['deploy', 'flag', 'config', 'infrastructure', 'other'])
export type ChangeKind = z.infer<typeof changeKindSchema>

/** How far it is; `unknown` when its sender does not say. */
export const changeStatusSchema = z.enum(['started', 'succeeded', 'failed', 'unknown'])
export type ChangeStatus = z.infer<typeof changeStatusSchema>

/** A change as the log quotes it: enough to read the line years later. */
export const changeRefSchema = z.object({
  id: z.string(),
  kind: changeKindSchema,
  title: z.string(),
  service: refSchema.nullable(),
  /** Who made it, as the sender calls them. */
  author: z.string().nullable(),
  url: z.string().nullable(),
  /** When it took effect, or began if that is not known. */
  at: z.string(),
})
export type ChangeRef = z.infer<typeof changeRefSchema>
