import type { AlertRules } from '@/lib/domain/alert/alert-rules'
import type { Integration } from '@/lib/domain/alert/integration'
import { compareSeverity, type Severity } from '@/lib/domain/incident/values'

/** One line of the mapping; `id` only tells lines apart while they are typed. */
export interface MappingLine {
  id: number
  value: string
  severity: Severity
}

export interface IntegrationDraft extends Omit<AlertRules, 'severities'> {
  name: string
  serviceId: string | null
  mapping: MappingLine[]
}

export const draftOf = ({ name, service, rules: { severities, ...rules } }: Integration): IntegrationDraft => ({
  ...rules,
  name,
  serviceId: service?.id ?? null,
  mapping: Object.entries(severities)
    .map(([value, severity], id) => ({ id, value, severity }))
    .sort((one, other) => compareSeverity(other.severity, one.severity)),
})

/** Lines without a value are not meant. */
export const rulesOf = ({ name: _, serviceId: __, mapping, ...rules }: IntegrationDraft): AlertRules => ({
  ...rules,
  severities: Object.fromEntries(
    mapping.filter(({ value }) => value.trim()).map(({ value, severity }) => [value.trim().toLowerCase(), severity]),
  ),
})

export const addLine = (mapping: MappingLine[]): MappingLine[] => [
  ...mapping,
  { id: Math.max(-1, ...mapping.map(({ id }) => id)) + 1, value: '', severity: 'sev2' },
]

const NOT_A_LABEL = 'Letters, digits and . _ : / - only, such as “severity”.'
const isLabel = (text: string) => /^[\w.:/-]{1,100}$/.test(text.trim())

/** What is wrong, by field; empty when it can be saved. */
export function problemsOf(draft: IntegrationDraft) {
  const values = draft.mapping.map(({ value }) => value.trim().toLowerCase()).filter(Boolean)
  const twice = values.find((value, index) => values.indexOf(value) !== index)
  return {
    ...(draft.name.trim() === '' && { name: 'Give it a name.' }),
    ...(!isLabel(draft.severityLabel) && { severityLabel: NOT_A_LABEL }),
    ...(!isLabel(draft.serviceLabel) && { serviceLabel: NOT_A_LABEL }),
    ...(twice && { mapping: `“${twice}” stands there twice.` }),
  } satisfies Partial<Record<'name' | 'severityLabel' | 'serviceLabel' | 'mapping', string>>
}
