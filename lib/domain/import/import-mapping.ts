import { z } from 'zod'
import { idSchema } from '../incident/inputs'
import { type ImportSource, incidentKindSchema, severitySchema, visibilitySchema } from '../incident/values'
import { isTimeZone } from '../zoned-instant'
import { importFieldSchema } from './foreign-incident'

/** How dates are written: year first (ISO 8601), day first, or month first. Year first is always understood. */
export const dateOrderSchema = z.enum(['iso', 'dmy', 'mdy'])
export type DateOrder = z.infer<typeof dateOrderSchema>

/** What a word for a severity means here. */
export const mappedSeveritySchema = z.enum([...severitySchema.options, 'leave-out'])

export const MAX_COLUMNS = 200
/** Different words of one column that are offered to be mapped. */
export const MAX_WORDS = 200

const word = z.string().max(1000)

/** How a file is read: which column is what, and what its words mean. Words are compared without case. */
export const importMappingSchema = z.strictObject({
  /** Of CSV alone: for each column in order, what it is; null for one that is not read. */
  columns: z.array(importFieldSchema.nullable()).max(MAX_COLUMNS),
  dateOrder: dateOrderSchema,
  /** Of times that do not say it themselves. */
  timeZone: z.string().refine(isTimeZone, 'is not a time zone that is known here'),
  severities: z.array(z.strictObject({ word, severity: mappedSeveritySchema })).max(MAX_WORDS),
  /** For any other word, and for none. */
  otherSeverity: mappedSeveritySchema,
  /** Null leaves the service out. A word that is not here finds a service by its name or key. */
  services: z.array(z.strictObject({ word, serviceId: idSchema.nullable() })).max(MAX_WORDS),
  /** The words of a status that say that it is over. */
  overStatuses: z.array(word).max(MAX_WORDS),
  /** Of incidents that say none that is known here. */
  kind: incidentKindSchema.exclude(['drill']),
  visibility: visibilitySchema,
})
export type ImportMapping = z.output<typeof importMappingSchema>

const priorities = (['sev1', 'sev2', 'sev3', 'sev4', 'sev4'] as const).map((severity, at) => ({
  word: `P${at + 1}`,
  severity,
}))
const severities = severitySchema.options.flatMap((severity, at) =>
  [`SEV${at + 1}`, `SEV-${at + 1}`, `S${at + 1}`, String(at + 1)].map((called) => ({ word: called, severity })),
)
const named = [
  { word: 'critical', severity: 'sev1' },
  { word: 'high', severity: 'sev2' },
  { word: 'major', severity: 'sev2' },
  { word: 'medium', severity: 'sev3' },
  { word: 'moderate', severity: 'sev3' },
  { word: 'minor', severity: 'sev3' },
  { word: 'low', severity: 'sev4' },
  { word: 'informational', severity: 'sev4' },
] as const

/** Words of a status that are taken for over until somebody says otherwise. */
const OVER = ['resolved', 'closed', 'done', 'completed', 'complete', 'fixed', 'postmortem', 'post-incident', 'finished']

const common = {
  columns: [],
  dateOrder: 'iso',
  timeZone: 'UTC',
  services: [],
  kind: 'production',
  visibility: 'open',
} as const

/** The mapping a file begins with; an admin may change all of it. */
export function initialMapping(source: ImportSource): ImportMapping {
  const base = { ...common, columns: [], services: [] }
  switch (source) {
    case 'csv':
      return {
        ...base,
        severities: [...severities, ...priorities, ...named],
        otherSeverity: 'sev3',
        overStatuses: OVER,
      }
    case 'pagerduty':
      return {
        ...base,
        // An incident without a priority still has an urgency.
        severities: [...priorities, { word: 'high', severity: 'sev2' }, { word: 'low', severity: 'sev4' }],
        otherSeverity: 'sev3',
        overStatuses: ['resolved'],
      }
    case 'opsgenie':
      return { ...base, severities: priorities, otherSeverity: 'sev3', overStatuses: ['resolved', 'closed'] }
    default:
      return source satisfies never
  }
}

/** How two words of a file are compared. */
export const sameWord = (text: string): string => text.trim().toLowerCase()
