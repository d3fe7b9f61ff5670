import { z } from 'zod'
import { LEVER_NAMES, leverKindSchema } from '../incident/lever'
import { audienceSchema } from '../incident/procedure-payloads'
import type { IncidentState } from '../incident/state'
import { compareSeverity, severitySchema } from '../incident/values'

const yes = z.literal(true, 'can only be true')

const parts = {
  confirmed: yes,
  commander: yes,
  bridge: yes,
  radius: yes,
  decision: yes,
  lever: z.union([leverKindSchema, z.literal('any')], 'is not a kind of lever, nor any'),
  worked: z.union([leverKindSchema, z.literal('any')], 'is not a kind of lever, nor any'),
  update: z.union([audienceSchema, z.literal('any')], 'is not internal, executives, customers or any'),
  severity: severitySchema,
  status: z.enum(['mitigated', 'resolved']),
  'delivery-prevented': yes,
}
type Part = keyof typeof parts

/** One thing that the state of an incident can show. An object with exactly one key. */
export const conditionSchema = z
  .strictObject(parts)
  .partial()
  .refine((condition) => Object.keys(condition).length === 1, `needs exactly one of: ${Object.keys(parts).join(', ')}`)
export type Condition = z.output<typeof conditionSchema>

type Given = Required<Condition>
const isLever = (wanted: Given['lever'], lever: Given['lever'] | null) =>
  wanted === 'any' ? lever !== null : lever === wanted

const checks: { [Key in Part]: (wanted: Given[Key], state: IncidentState) => boolean } = {
  confirmed: (_, { confirmed }) => confirmed !== null,
  commander: (_, { roles }) => roles.commander !== null,
  bridge: (_, { bridgeUrl }) => bridgeUrl !== null,
  radius: (_, { radius }) => radius !== null,
  decision: (_, { decisions }) => decisions.count > 0,
  lever: (wanted, { mitigations }) =>
    mitigations.some(({ lever, startedAt }) => startedAt !== null && isLever(wanted, lever)),
  worked: (wanted, { mitigations }) =>
    mitigations.some(({ lever, state }) => state === 'worked' && (wanted === 'any' || isLever(wanted, lever))),
  update: (wanted, { updates }) => updates.items.some(({ audience }) => wanted === 'any' || audience === wanted),
  severity: (wanted, { severity }) => compareSeverity(severity, wanted) >= 0,
  status: (wanted, { status }) =>
    status === 'resolved' || status === 'closed' || (wanted === 'mitigated' && status === 'mitigated'),
  'delivery-prevented': (_, { deliveryPrevented }) => deliveryPrevented,
}

/** Whether the state of an incident shows it. */
export function isMet(condition: Condition, state: IncidentState): boolean {
  const meets = <Key extends Part>(key: Key): boolean => {
    const wanted = condition[key]
    return wanted === undefined || checks[key](wanted as Given[Key], state)
  }
  return (Object.keys(parts) as Part[]).every(meets)
}

const leverWords = (lever: Given['lever']) => (lever === 'any' ? 'any lever' : LEVER_NAMES[lever].toLowerCase())

/** What counts as done, in words. */
export function conditionText(condition: Condition): string {
  const { lever, worked, update, severity, status } = condition
  if (condition.confirmed) return 'confirmed that it is real'
  if (condition.commander) return 'somebody has command'
  if (condition.bridge) return 'a bridge is open'
  if (condition.radius) return 'blast radius stated'
  if (condition.decision) return 'a decision logged'
  if (condition['delivery-prevented']) return 'marked as delivery prevented'
  if (lever) return `lever pulled: ${leverWords(lever)}`
  if (worked) return `a mitigation judged “worked”${worked === 'any' ? '' : `: ${leverWords(worked)}`}`
  if (update) return `update sent${update === 'any' ? '' : ` to ${update}`}`
  if (severity) return `severity at least ${severity.toUpperCase()}`
  return `incident ${status}`
}
