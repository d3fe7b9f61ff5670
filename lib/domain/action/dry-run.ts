import { z } from 'zod'
import { idSchema } from '../incident/inputs'
import { leverActionSchema } from './lever-action'
import type { RenderedRequest } from './render-action'

export const dryRunSchema = z.strictObject({
  /** Id or key of an incident; without one, values are examples. */
  incident: z.string().max(60).optional(),
  /** A mitigation of it. */
  mitigationId: idSchema.optional(),
  /** A change it would undo. */
  changeId: idSchema.optional(),
  /** What has not been saved yet; the saved one without it. */
  action: leverActionSchema.optional(),
})
export type DryRunInput = z.output<typeof dryRunSchema>

/** What would be sent, and whether it would be. Secrets are masked. */
export interface DryRun extends RenderedRequest {
  /** The headers that sign it; none when it has no signing secret. */
  signature: string[]
  /** Null when the address may be called; else why not. */
  refusal: string | null
}

/** What stands for a secret. */
export const MASK = '••••••'
