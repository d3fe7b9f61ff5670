import { MITIGATION_NAMES } from '../incident/mitigation'
import type { ListedIncident } from './listed-incident'

type Cell = (incident: ListedIncident) => string | number | null

/** The columns of the file; durations are in milliseconds, instants ISO 8601 UTC, and what is not known is empty. */
const CELLS: Record<string, Cell> = {
  Key: ({ key }) => key,
  Title: ({ title }) => title,
  Severity: ({ severity }) => severity.toUpperCase(),
  Status: ({ status }) => status,
  Outcome: ({ outcome }) => outcome,
  Kind: ({ kind }) => kind,
  Visibility: ({ visibility }) => visibility,
  Test: ({ isTest }) => (isTest ? 'yes' : 'no'),
  'Imported from': ({ importedFrom }) => importedFrom,
  Services: ({ services }) => services.map(({ name }) => name).join('; '),
  Commander: ({ commander }) => commander?.name ?? null,
  'Impact started': ({ impactStartedAt }) => impactStartedAt,
  Declared: ({ declaredAt }) => declaredAt,
  Mitigated: ({ mitigatedAt }) => mitigatedAt,
  Resolved: ({ resolvedAt }) => resolvedAt,
  Closed: ({ closedAt }) => closedAt,
  'Time to mitigate (ms)': ({ mitigateMs }) => mitigateMs,
  'Time to resolve (ms)': ({ resolveMs }) => resolveMs,
  People: ({ people }) => people,
  'Mitigations tried': ({ tried }) => tried,
  'Kind that worked': ({ workedBy }) => workedBy && MITIGATION_NAMES[workedBy.kind],
  'What worked': ({ workedBy }) => workedBy?.title ?? null,
  Review: ({ review }) => review,
  'Review published': ({ reviewPublishedAt }) => reviewPublishedAt,
}

/** The heading of the file. */
export const EXPORT_HEADING: readonly string[] = Object.keys(CELLS)

/** The line of one incident in the file. */
export const exportLine = (incident: ListedIncident): string[] =>
  Object.values(CELLS).map((cell) => String(cell(incident) ?? ''))
