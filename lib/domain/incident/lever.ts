import { z } from 'zod'

/** The four ways back to green that a service may have. */
export const leverKindSchema = z.enum(['roll-back', 'flag-off', 'scale-up', 'fail-over'])
export type LeverKind = z.infer<typeof leverKindSchema>

export const LEVER_NAMES = {
  'roll-back': 'Roll back',
  'flag-off': 'Flag off',
  'scale-up': 'Scale up',
  'fail-over': 'Fail over',
} satisfies Record<LeverKind, string>
