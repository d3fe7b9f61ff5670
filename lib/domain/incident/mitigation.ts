import { z } from 'zod'
import { changeRefSchema } from '../change/change'
import { LEVER_NAMES, leverKindSchema } from './lever'
import { refSchema } from './values'

export const mitigationKindSchema = z.enum([
  ...leverKindSchema.options,
  'restart',
  'shift-traffic',
  'revert-config',
  'limit-load',
  'other',
])
export type MitigationKind = z.infer<typeof mitigationKindSchema>

/** What is tried on production, and how it went: an experiment, not a fix. */
export const mitigationStateSchema = z.enum([
  'proposed',
  'in-progress',
  'watching',
  'worked',
  'no-effect',
  'made-worse',
  'reverted',
  'abandoned',
])
export type MitigationState = z.infer<typeof mitigationStateSchema>

/** The verdicts on an effect. */
export const mitigationResultSchema = z.enum(['worked', 'no-effect', 'made-worse'])
export type MitigationResult = z.infer<typeof mitigationResultSchema>

/** An outgoing request: it is sent at most once, and `unknown` is for a person to settle. */
const actionStateSchema = z.enum(['requested', 'sending', 'answered', 'not-sent', 'unknown'])

const mitigationActionSchema = z.object({
  actionId: z.string(),
  method: z.string(),
  url: z.string(),
  state: actionStateSchema,
  requestedAt: z.string(),
  /** HTTP status; of an answer only. */
  status: z.number().nullable(),
  isOk: z.boolean().nullable(),
  durationMs: z.number().nullable(),
  /** The beginning of the answer, or why there is none. */
  detail: z.string().nullable(),
})
export type MitigationAction = z.infer<typeof mitigationActionSchema>

export const mitigationSchema = z.object({
  id: z.string(),
  kind: mitigationKindSchema,
  title: z.string(),
  state: mitigationStateSchema,
  service: refSchema.nullable(),
  /** What exactly: a build, a flag, a region. */
  target: z.string().nullable(),
  /** Set when it pulls a lever of that service. */
  lever: leverKindSchema.nullable(),
  owner: refSchema,
  why: z.string(),
  /** The effect that is expected. */
  expected: z.string(),
  /** How long until the effect shows. */
  checkMinutes: z.number(),
  /** When “did it work?” is due; null before it is started and once it is judged. */
  checkAt: z.string().nullable(),
  reversible: z.boolean(),
  /** The change it undoes. */
  change: changeRefSchema.nullable(),
  proposedAt: z.string(),
  startedAt: z.string().nullable(),
  watchingSince: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** Who judged, reverted or abandoned it last. */
  endedBy: refSchema.nullable(),
  evidence: z.object({ text: z.string(), url: z.string().optional() }).nullable(),
  /** Why it was abandoned, or how it was reverted. */
  note: z.string().nullable(),
  /** Whom the room has asked “did it work?”, and when. */
  asked: z.object({ owner: z.string().nullable(), commander: z.string().nullable() }),
  /** What was left in place so that things go on: to be undone, or made permanent. */
  crutch: z
    .object({
      expiresAt: z.string(),
      expiredAt: z.string().nullable(),
      settled: z
        .object({ as: z.enum(['undone', 'permanent']), at: z.string(), by: refSchema, note: z.string() })
        .nullable(),
    })
    .nullable(),
  action: mitigationActionSchema.nullable(),
})
export type Mitigation = z.infer<typeof mitigationSchema>

export const MITIGATION_NAMES = {
  ...LEVER_NAMES,
  restart: 'Restart',
  'shift-traffic': 'Shift traffic',
  'revert-config': 'Revert config',
  'limit-load': 'Limit load',
  other: 'Other',
} satisfies Record<MitigationKind, string>

/** How each state is called on screens. */
export const STATE_NAMES = {
  proposed: 'Proposed',
  'in-progress': 'In progress',
  watching: 'Watching',
  worked: 'Worked',
  'no-effect': 'No effect',
  'made-worse': 'Made it worse',
  reverted: 'Reverted',
  abandoned: 'Abandoned',
} satisfies Record<MitigationState, string>

/** An incident tries at most this many; more are refused. */
export const MAX_MITIGATIONS = 60
