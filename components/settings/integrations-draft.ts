import { changedOf } from '@/lib/client/changed-of'
import type { AlertRules } from '@/lib/domain/alert/alert-rules'
import type { Integration, IntegrationChange } from '@/lib/domain/alert/integration'
import { compareSeverity, type Severity } from '@/lib/domain/incident/values'

/** One line of the mapping; `id` only tells lines apart while they are typed. */
export interface MappingLine {
  id: number
  value: string
  severity: Severity
}

/** One line of “service by repository”. */
export interface RepositoryLine {
  id: number
  repository: string
  serviceId: string | null
}

/** As typed: lists with commas, figures as text. */
interface ChangeRulesDraft {
  environments: string
  deployWorkflows: string
  failingRuns: string
  failedDeployments: string
  repositories: RepositoryLine[]
}

/** What is set here as figures; nothing typed means that it is not wanted. */
interface AlertFigures {
  groupMinutes: string
  flapTimes: string
  flapMinutes: string
  autoResolveMinutes: string
  heartbeatMinutes: string
  isSignatureRequired: boolean
  timestampHeader: string
}

type AsTyped =
  | 'severities'
  | 'changes'
  | 'flapping'
  | 'signature'
  | 'groupMinutes'
  | 'autoResolveMinutes'
  | 'heartbeatMinutes'

export interface IntegrationDraft extends Omit<AlertRules, AsTyped>, ChangeRulesDraft, AlertFigures {
  name: string
  serviceId: string | null
  mapping: MappingLine[]
}

export const draftOf = ({
  name,
  service,
  rules: { severities, changes, flapping, signature, ...rules },
}: Integration): IntegrationDraft => ({
  ...rules,
  groupMinutes: String(rules.groupMinutes ?? ''),
  flapTimes: String(flapping.times),
  flapMinutes: String(flapping.minutes),
  autoResolveMinutes: String(rules.autoResolveMinutes ?? ''),
  heartbeatMinutes: String(rules.heartbeatMinutes),
  isSignatureRequired: signature.isRequired,
  timestampHeader: signature.timestampHeader ?? '',
  environments: changes.environments.join(', '),
  deployWorkflows: changes.deployWorkflows.join(', '),
  failingRuns: String(changes.failingRuns),
  failedDeployments: String(changes.failedDeployments),
  repositories: changes.repositories.map((line, id) => ({ id, ...line })),
  name,
  serviceId: service?.id ?? null,
  mapping: Object.entries(severities)
    .map(([value, severity], id) => ({ id, value, severity }))
    .sort((one, other) => compareSeverity(other.severity, one.severity)),
})

/** Lines without a value are not meant. */
export const rulesOf = (draft: IntegrationDraft): AlertRules => {
  const { severityLabel, serviceLabel, defaultSeverity, opensIncident, joinsPrivate, about, mapping } = draft
  return {
    severityLabel,
    serviceLabel,
    defaultSeverity,
    opensIncident,
    joinsPrivate,
    about,
    ...figuresOf(draft),
    changes: changesOf(draft),
    severities: severitiesOf(mapping),
  }
}

/** What is saved of a form. */
export const fieldsOf = (draft: IntegrationDraft) => ({
  name: draft.name,
  serviceId: draft.serviceId,
  rules: rulesOf(draft),
})
type Fields = ReturnType<typeof fieldsOf>

/** Only what differs, rule by rule: what another admin has set meanwhile stays. */
export const changesSince = ({ rules: before, ...were }: Fields, { rules, ...are }: Fields): IntegrationChange => ({
  ...changedOf(were, are),
  rules: changedOf(before, rules),
})

const numberOrNull = (text: string): number | null => (text.trim() === '' ? null : Number(text))

const figuresOf = (draft: AlertFigures) => ({
  groupMinutes: numberOrNull(draft.groupMinutes),
  flapping: { times: Number(draft.flapTimes), minutes: Number(draft.flapMinutes) },
  autoResolveMinutes: numberOrNull(draft.autoResolveMinutes),
  heartbeatMinutes: Number(draft.heartbeatMinutes),
  signature: { isRequired: draft.isSignatureRequired, timestampHeader: draft.timestampHeader.trim() || null },
})

const changesOf = (draft: ChangeRulesDraft): AlertRules['changes'] => ({
  environments: listOf(draft.environments),
  deployWorkflows: listOf(draft.deployWorkflows),
  failingRuns: Number(draft.failingRuns),
  failedDeployments: Number(draft.failedDeployments),
  repositories: draft.repositories.flatMap(({ repository, serviceId }) =>
    repository.trim() && serviceId ? [{ repository: repository.trim(), serviceId }] : [],
  ),
})

const listOf = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

const severitiesOf = (mapping: MappingLine[]): AlertRules['severities'] =>
  Object.fromEntries(
    mapping.filter(({ value }) => value.trim()).map(({ value, severity }) => [value.trim().toLowerCase(), severity]),
  )

export const addLine = (mapping: MappingLine[]): MappingLine[] => [
  ...mapping,
  { id: Math.max(-1, ...mapping.map(({ id }) => id)) + 1, value: '', severity: 'sev2' },
]

const NOT_A_LABEL = 'Letters, digits and . _ : / - only, such as “severity”.'
const isLabel = (text: string) => /^[\w.:/-]{1,100}$/.test(text.trim())

const NOT_A_THRESHOLD = 'A number from 1 to 20.'
const isThreshold = (text: string) => /^([1-9]|1\d|20)$/.test(text.trim())

/** A line that was not begun is not meant, one that was has both. */
const isWhole = ({ repository, serviceId }: RepositoryLine) =>
  (repository.trim() === '' && serviceId === null) ||
  (/^[\w.-]+\/[\w.-]+$/.test(repository.trim()) && serviceId !== null)

const isFigure = (text: string, least: number, most: number) =>
  /^\d{1,5}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most
const isFigureOrNothing = (text: string, most: number) => text.trim() === '' || isFigure(text, 1, most)
const WEEK = 7 * 24 * 60
const DAY = 24 * 60

type Field =
  | 'groupMinutes'
  | 'flapping'
  | 'autoResolveMinutes'
  | 'heartbeatMinutes'
  | 'timestampHeader'
  | 'name'
  | 'severityLabel'
  | 'serviceLabel'
  | 'mapping'
  | 'failingRuns'
  | 'failedDeployments'
  | 'repositories'

/** What is wrong, by field; empty when it can be saved. */
export function problemsOf(draft: IntegrationDraft) {
  const values = draft.mapping.map(({ value }) => value.trim().toLowerCase()).filter(Boolean)
  const twice = values.find((value, index) => values.indexOf(value) !== index)
  return {
    ...(draft.name.trim() === '' && { name: 'Give it a name.' }),
    ...(!isLabel(draft.severityLabel) && { severityLabel: NOT_A_LABEL }),
    ...(!isLabel(draft.serviceLabel) && { serviceLabel: NOT_A_LABEL }),
    ...(!isFigureOrNothing(draft.groupMinutes, WEEK) && {
      groupMinutes: 'Minutes, at most a week (10080), or nothing.',
    }),
    ...(!(isFigure(draft.flapTimes, 2, 50) && isFigure(draft.flapMinutes, 1, DAY)) && {
      flapping: 'From 2 to 50 times, within at most a day (1440 minutes).',
    }),
    ...(!isFigureOrNothing(draft.autoResolveMinutes, DAY) && {
      autoResolveMinutes: 'Minutes, at most a day (1440), or nothing.',
    }),
    ...(!isFigure(draft.heartbeatMinutes, 1, WEEK) && { heartbeatMinutes: 'Minutes, from 1 to a week (10080).' }),
    ...(!/^[\w-]{0,100}$/.test(draft.timestampHeader.trim()) && {
      timestampHeader: 'The name of a header, or nothing.',
    }),
    ...(twice && { mapping: `“${twice}” stands there twice.` }),
    ...(!isThreshold(draft.failingRuns) && { failingRuns: NOT_A_THRESHOLD }),
    ...(!isThreshold(draft.failedDeployments) && { failedDeployments: NOT_A_THRESHOLD }),
    ...(!draft.repositories.every(isWhole) && { repositories: 'Each needs a name such as acme/shop, and a service.' }),
  } satisfies Partial<Record<Field, string>>
}
