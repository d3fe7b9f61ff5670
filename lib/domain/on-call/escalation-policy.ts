import { z } from 'zod'
import { idSchema } from '../incident/inputs'
import { linkSchema } from '../text'
import { SEATS } from './rota'

export const MAX_STEPS = 20
export const MAX_TARGETS = 20
export const MAX_REPEAT = 9
/** Longest that a step waits for an answer, in minutes. */
export const MAX_STEP_MINUTES = 1440
export const HOLD_MINUTES = { min: 5, max: 720 } as const
/** How long each stage of the final fallback waits for an answer. */
export const FALLBACK_MINUTES = 5
/** How long who deployed last has before the steps of the policy begin. */
export const DEPLOYER_MINUTES = 5

/** Whom a step asks: somebody, who has a seat of a rota then, everybody in a team; or an address that is told. */
const targetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), personId: idSchema }),
  z.strictObject({
    kind: z.literal('rota'),
    rotaId: idSchema,
    seat: z.enum(SEATS, 'is not primary or secondary'),
  }),
  z.strictObject({ kind: z.literal('team'), teamId: idSchema }),
  z.strictObject({ kind: z.literal('webhook'), url: linkSchema }),
])
export type Target = z.output<typeof targetSchema>

export const policyStepSchema = z.strictObject({
  /** How long it waits for an answer before the next step, in minutes. */
  afterMinutes: z.int('is not a whole number of minutes').min(1, 'is below 1').max(MAX_STEP_MINUTES, 'is over a day'),
  targets: z.array(targetSchema).min(1, 'asks nobody').max(MAX_TARGETS, `are more than ${MAX_TARGETS}`),
})
export type PolicyStep = z.output<typeof policyStepSchema>

/** Whole minutes that an acknowledgement holds; null: until the incident is resolved. */
export const holdMinutesSchema = z
  .int()
  .min(HOLD_MINUTES.min, `is below ${HOLD_MINUTES.min} minutes`)
  .max(HOLD_MINUTES.max, `is more than ${HOLD_MINUTES.max} minutes`)
  .nullable()

/** How often all steps are gone through again when nobody answered. */
export const repeatSchema = z.int().min(0, 'is below 0').max(MAX_REPEAT, `is more than ${MAX_REPEAT}`)

export const policyStepsSchema = z
  .array(policyStepSchema)
  .min(1, 'has no step')
  .max(MAX_STEPS, `has more than ${MAX_STEPS}`)

/** What one run follows, as it was when it began: a change of the policy does not change it. */
export const planSchema = z.object({
  steps: z.array(policyStepSchema),
  repeat: z.int(),
  /** With the limit of the organisation applied. */
  holdMinutes: z.int().nullable(),
  /** The team that owns the service, or else the policy: the first fallback. */
  teamId: z.string().nullable(),
  /** Who deployed the service just before, asked first. */
  deployerIds: z.array(z.string()),
})
export type Plan = z.output<typeof planSchema>

/** A place in a run. `round` and `step` count from 0. */
export const stageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('deployer') }),
  z.object({ kind: z.literal('step'), round: z.int(), step: z.int() }),
  z.object({ kind: z.literal('team') }),
  z.object({ kind: z.literal('admins') }),
])
export type Stage = z.output<typeof stageSchema>

/** How a stage is called, in a sentence. */
export function stageWords(stage: Stage): string {
  switch (stage.kind) {
    case 'deployer':
      return 'who deployed last'
    case 'step':
      return stage.round === 0 ? `step ${stage.step + 1}` : `step ${stage.step + 1}, round ${stage.round + 1}`
    case 'team':
      return 'the whole team'
    case 'admins':
      return 'the admins'
    default:
      return stage satisfies never
  }
}

/** A step of somebody's own rule that they would not come to, because the next step of a policy comes first. */
export interface CutShort {
  /** Minutes after the page, of their own rule. */
  afterMinutes: number
  /** The step of the policy that asks them, from 1, and how long it waits. */
  step: number
  stepMinutes: number
}

/**
 * Which of somebody's own later contact steps (minutes after a page) the next step of a policy would come before: for
 * the editor of either to show. `isAsked` says whether a target may mean them; all targets count when it is left out.
 * Each of their minutes is named once, with the step that leaves it the least time.
 */
export function cutShort(
  ruleMinutes: readonly number[],
  { steps }: Pick<Plan, 'steps'>,
  isAsked: (target: Target) => boolean = ({ kind }) => kind !== 'webhook',
): CutShort[] {
  const asking = steps.flatMap(({ afterMinutes: stepMinutes, targets }, index) =>
    targets.some(isAsked) ? [{ step: index + 1, stepMinutes }] : [],
  )
  const [shortest] = asking.toSorted((left, right) => left.stepMinutes - right.stepMinutes)
  if (!shortest) return []
  return [...new Set(ruleMinutes)]
    .filter((afterMinutes) => afterMinutes >= shortest.stepMinutes)
    .sort((left, right) => left - right)
    .map((afterMinutes) => ({ afterMinutes, ...shortest }))
}
