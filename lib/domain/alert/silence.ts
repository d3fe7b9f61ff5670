import { z } from 'zod'
import { instantSchema, textSchema } from '../text'

const DAY_MS = 24 * 60 * 60_000
const MAX_SILENCE_DAYS = 30
const MAX_WINDOW_DAYS = 90
const MAX_MATCHERS = 20
const MAX_SERVICES = 100

/** What a silence asks of one label; `alertname` is the rule of an alert whatever its sender calls it. */
export const matcherSchema = z.strictObject({
  name: textSchema(100).regex(/^[\w.:/-]+$/, 'is not the name of a label'),
  /** Equal, not equal, and the whole value matched by a regular expression or not. */
  op: z.enum(['=', '!=', '=~', '!~']).default('='),
  value: textSchema(500),
})
export type Matcher = z.output<typeof matcherSchema>

/** At least one matcher that has to be there, so that nobody silences everything by what is missing. */
const matchersSchema = z
  .array(matcherSchema)
  .max(MAX_MATCHERS, `has more than ${MAX_MATCHERS} matchers`)
  .refine((all) => all.some(({ op }) => op === '=' || op === '=~'), 'needs at least one matcher with = or =~')

export const newSilenceSchema = z.strictObject({
  /** Made by the caller: the same again answers the one that is there. */
  id: z.uuid(),
  matchers: matchersSchema,
  reason: textSchema(500),
  startsAt: instantSchema.optional(),
  endsAt: instantSchema,
})
export type NewSilence = z.output<typeof newSilenceSchema>

export const newMaintenanceWindowSchema = z.strictObject({
  id: z.uuid(),
  title: textSchema(200),
  serviceIds: z
    .array(z.uuid())
    .min(1, 'names no service')
    .max(MAX_SERVICES, `names more than ${MAX_SERVICES} services`),
  startsAt: instantSchema.optional(),
  endsAt: instantSchema,
})
export type NewMaintenanceWindow = z.output<typeof newMaintenanceWindowSchema>

export const snoozeSchema = z.strictObject({
  minutes: z
    .int()
    .min(1, 'is less than 1')
    .max(7 * 24 * 60, 'is more than 10080'),
  reason: textSchema(500).optional(),
})

/** Which silences or windows to list: those that touch an incident, and those that are over too. */
export const holdListQuerySchema = z.strictObject({
  incident: textSchema(50).optional(),
  all: z.enum(['true', 'false']).default('false'),
})
export type HoldListQuery = z.output<typeof holdListQuerySchema>

interface Span {
  startsAt: string
  endsAt: string
}

/** What is wrong with when a silence or window holds, as a field and a sentence; null when nothing is. */
export function problemOfSpan(
  { startsAt, endsAt }: Span,
  now: string,
  kind: 'silence' | 'window',
): { path: 'endsAt'; message: string } | null {
  const days = kind === 'silence' ? MAX_SILENCE_DAYS : MAX_WINDOW_DAYS
  if (endsAt <= startsAt) return { path: 'endsAt', message: 'is not after startsAt' }
  if (endsAt <= now) return { path: 'endsAt', message: 'is in the past' }
  if (Date.parse(endsAt) - Date.parse(startsAt) > days * DAY_MS) {
    return { path: 'endsAt', message: `is more than ${days} days after startsAt` }
  }
  return null
}

export type HoldState = 'planned' | 'active' | 'over'

/** Whether it holds at an instant, will, or did. */
export const holdStateAt = (
  { startsAt, endsAt, liftedAt }: Span & { liftedAt: string | null },
  at: string,
): HoldState => (liftedAt !== null || endsAt <= at ? 'over' : startsAt > at ? 'planned' : 'active')

interface Hold extends Span {
  id: string
  state: HoldState
  by: { id: string; name: string }
  createdAt: string
  liftedAt: string | null
  liftedBy: string | null
  /** Alerts that fire now and that it keeps from opening anything. */
  holding: number
}

/** Who silenced what, until when, and why. */
export interface Silence extends Hold {
  matchers: Matcher[]
  reason: string
}

/** Work that was announced on services. */
export interface MaintenanceWindow extends Hold {
  title: string
  services: { id: string; name: string }[]
}

/** Matchers as one writes them: `alertname="Slow", service=~"shop.*"`. */
export const spokenMatchers = (matchers: Matcher[]): string =>
  matchers.map(({ name, op, value }) => `${name}${op}${JSON.stringify(value)}`).join(', ')
