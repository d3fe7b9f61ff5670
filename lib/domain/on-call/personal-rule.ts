import { z } from 'zod'
import { idSchema } from '../incident/inputs'
import type { Channel, Urgency } from './channel'

/** Longest that a step of a rule waits, in minutes. */
export const MAX_RULE_MINUTES = 60
export const MAX_RULE_STEPS = 20

/** Stands for every device that takes push, also those that are added later. */
export const ALL_PUSH = 'push'

const ruleStepSchema = z.strictObject({
  /** A contact method, or `push` for all devices. */
  target: z.union([z.literal(ALL_PUSH), idSchema], 'is neither a contact method nor push'),
  afterMinutes: z
    .int('is not a whole number of minutes')
    .min(0, 'is below 0')
    .max(MAX_RULE_MINUTES, `is more than ${MAX_RULE_MINUTES} minutes`),
})
export type RuleStep = z.output<typeof ruleStepSchema>

const stepsSchema = z
  .array(ruleStepSchema)
  .max(MAX_RULE_STEPS, `has more than ${MAX_RULE_STEPS} steps`)
  .refine((steps) => new Set(steps.map(keyOf)).size === steps.length, 'has the same step twice')

/** How somebody wants to be told, by urgency. Without steps the usual order holds. */
export const personalRuleSchema = z.strictObject({ high: stepsSchema.nullable(), low: stepsSchema.nullable() })
export type PersonalRule = z.output<typeof personalRuleSchema>

/** Nobody has set anything: the usual order. */
export const NO_RULE: PersonalRule = { high: null, low: null }

/** Of a contact method, as much as the order needs. */
export interface RuleMethod {
  id: string
  channel: Channel
  /** The mail address of the account. */
  isAccount: boolean
  /** It was proved to be theirs, and the organisation has the channel set up. */
  isUsable: boolean
}

/** When a method is to be used, in minutes after the page. */
export interface PlannedAttempt {
  methodId: string
  channel: Channel
  afterMinutes: number
}

/** Minutes after a page of high urgency that phones are tried, when nobody said otherwise. */
const USUAL_PHONES = { sms: 2, voice: 4 } as const

/** The usual order: push and mail at once; of high urgency a text and a call, to those who have given a number. */
function usual(urgency: Urgency, methods: readonly RuleMethod[]): PlannedAttempt[] {
  return methods.flatMap(({ id, channel }): PlannedAttempt[] => {
    if (channel === 'push' || channel === 'email') return [{ methodId: id, channel, afterMinutes: 0 }]
    if (urgency === 'high' && (channel === 'sms' || channel === 'voice')) {
      return [{ methodId: id, channel, afterMinutes: USUAL_PHONES[channel] }]
    }
    return []
  })
}

const named = (steps: readonly RuleStep[], methods: readonly RuleMethod[]): PlannedAttempt[] =>
  steps.flatMap(({ target, afterMinutes }) =>
    methods
      .filter(({ id, channel }) => (target === ALL_PUSH ? channel === 'push' : id === target))
      .map(({ id, channel }) => ({ methodId: id, channel, afterMinutes })),
  )

/**
 * Which methods are used for a page, and when: by the person's rule, or in the usual order when they set none for this
 * urgency. Only methods that can work count. The mail address of the account is always among them, at once unless the
 * rule gives it another minute, so that nobody has nothing. Sorted by minute; ties keep the order of the rule.
 */
export function planAttempts(rule: PersonalRule, urgency: Urgency, methods: readonly RuleMethod[]): PlannedAttempt[] {
  const usable = methods.filter(({ isUsable }) => isUsable)
  const steps = rule[urgency]
  const planned = steps === null ? usual(urgency, usable) : named(steps, usable)
  const account = usable.find(({ isAccount }) => isAccount)
  if (account && !planned.some(({ methodId }) => methodId === account.id)) {
    planned.push({ methodId: account.id, channel: account.channel, afterMinutes: 0 })
  }
  return planned.toSorted((left, right) => left.afterMinutes - right.afterMinutes)
}

/**
 * What of a plan comes too late when the next step of an escalation asks somebody else after so many minutes: at that
 * minute or later.
 */
export const tooLate = (planned: readonly PlannedAttempt[], minutes: number): PlannedAttempt[] =>
  planned.filter(({ afterMinutes }) => afterMinutes >= minutes)

function keyOf({ target, afterMinutes }: RuleStep): string {
  return `${target} ${afterMinutes}`
}
