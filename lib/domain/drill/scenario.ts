import { z } from 'zod'
import { changeKindSchema, changeStatusSchema } from '../change/change'
import { incidentKindSchema, severitySchema } from '../incident/values'
import { linkSchema, textSchema } from '../text'
import { conditionSchema } from './condition'

const MINUTE = 60_000

/** `t+90s`, `t+2m`, `t+1h30m` as milliseconds after the start. */
const offsetSchema = z
  .string('is not a time such as t+2m')
  .regex(/^t\+(?=\d)(\d{1,2}h)?(\d{1,3}m)?(\d{1,3}s)?$/, 'is not a time such as t+2m, t+90s or t+1h30m')
  .transform((text) => {
    const amount = (unit: string) => Number(new RegExp(`(\\d+)${unit}`).exec(text)?.[1] ?? 0)
    return amount('h') * 60 * MINUTE + amount('m') * MINUTE + amount('s') * 1000
  })

const keySchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not made of lower-case letters, digits and hyphens')
export const scenarioKeySchema = keySchema.max(60, 'is longer than 60 characters')

const alertSchema = z.strictObject({
  on: keySchema,
  /** Its identity within the scenario: `resolve` names it. */
  name: z.string().regex(/^\w{1,60}$/, 'is not a name such as CheckoutErrors'),
  title: textSchema(200),
  severity: z.enum(['critical', 'error', 'warning', 'info']).default('error'),
})

const changeSchema = z.strictObject({
  on: keySchema,
  kind: changeKindSchema.default('deploy'),
  title: textSchema(200),
  author: textSchema(80).optional(),
  version: textSchema(80).optional(),
  url: linkSchema.optional(),
  status: changeStatusSchema.default('succeeded'),
  /** It took effect this long before the step. */
  minutesAgo: z.int('is not a whole number').min(0).max(10_080).default(0),
})

const acts = {
  alert: alertSchema,
  /** The name of an alert that fired. */
  resolve: z.string(),
  change: changeSchema,
  message: z.strictObject({ from: textSchema(80), text: textSchema(2000) }),
  expect: z.strictObject({ what: textSchema(200), done: conditionSchema }),
}

const stepSchema = z
  .strictObject({ at: offsetSchema, ...z.strictObject(acts).partial().shape })
  .refine((step) => Object.keys(step).length === 2, `needs at and exactly one of: ${Object.keys(acts).join(', ')}`)
export type ScenarioStep = z.output<typeof stepSchema>

const MAX_STEPS = 100

/** A practice run, written down: what happens when, what people are expected to do, and when it is over. */
export const scenarioSchema = z
  .strictObject({
    key: scenarioKeySchema,
    title: textSchema(120),
    /** What those who take part are told at the start. */
    briefing: textSchema(2000),
    /** The kind of incident it practises. */
    kind: incidentKindSchema.exclude(['drill']),
    severity: severitySchema,
    /** Its services by the part they play; each is given a service of the catalogue when a drill starts. */
    services: z
      .record(keySchema, z.strictObject({ is: keySchema.or(z.literal('any')), what: textSchema(200) }))
      .refine((services) => isBetween(Object.keys(services).length, 1, 6), 'needs one to six services'),
    steps: z.array(stepSchema).min(1, 'needs a step').max(MAX_STEPS, `has more than ${MAX_STEPS} steps`),
    /** It is over when all of this holds, at the latest at `at`. */
    ends: z.strictObject({ at: offsetSchema, when: z.array(conditionSchema).max(10).default([]) }),
  })
  .superRefine(({ services, steps, ends }, { addIssue }) => {
    const fired = new Set(steps.flatMap(({ alert }) => alert?.name ?? []))
    steps.forEach((step, index) => {
      const wrong = (path: string[], message: string) =>
        addIssue({ code: 'custom', path: ['steps', index, ...path], message })
      const act = step.alert ? 'alert' : 'change'
      const on = step[act]?.on
      if (on !== undefined && !Object.hasOwn(services, on)) wrong([act, 'on'], `is none of the services: ${on}`)
      if (step.resolve !== undefined && !fired.has(step.resolve))
        wrong(['resolve'], `no alert has the name ${step.resolve}`)
      if (step.at > ends.at) wrong(['at'], 'is after the end')
    })
  })
export type Scenario = z.output<typeof scenarioSchema>
/** A scenario before it is parsed: what YAML holds. */
export type ScenarioInput = z.input<typeof scenarioSchema>

const isBetween = (value: number, low: number, high: number) => value >= low && value <= high

/** Something that happens in the room at its time; by the place it has in the order of time. */
export type Inject = ScenarioStep & { index: number }

/** What happens, in the order of time; what is expected of people is not among it. */
export const injectsOf = ({ steps }: Pick<Scenario, 'steps'>): Inject[] =>
  steps
    .filter(({ expect }) => !expect)
    .toSorted((one, other) => one.at - other.at)
    .map((step, index) => ({ ...step, index }))

export interface Expectation {
  what: string
  done: NonNullable<ScenarioStep['expect']>['done']
  /** By when, in milliseconds after the start. */
  at: number
}

/** What people are expected to do, in the order of time. */
export const expectationsOf = ({ steps }: Pick<Scenario, 'steps'>): Expectation[] =>
  steps.flatMap(({ at, expect }) => (expect ? [{ at, ...expect }] : [])).toSorted((one, other) => one.at - other.at)

/** A step in one line, for whoever runs the drill. */
export function stepText({ alert, resolve, change, message, expect }: ScenarioStep): string {
  if (alert) return alert.title
  if (resolve !== undefined) return resolve
  if (change) return change.title
  if (message) return `${message.from}: ${message.text}`
  return expect?.what ?? ''
}

/** What sort of step it is. */
export function stepKind({
  alert,
  resolve,
  change,
  message,
}: ScenarioStep): 'alert' | 'resolve' | 'change' | 'message' | 'expect' {
  if (alert) return 'alert'
  if (resolve !== undefined) return 'resolve'
  if (change) return 'change'
  return message ? 'message' : 'expect'
}
