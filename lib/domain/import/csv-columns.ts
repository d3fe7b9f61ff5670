import { instantNameSchema } from '../incident/values'
import { type ForeignIncident, type ImportField, type ImportRecord, SAYS_NOTHING, servicesIn } from './foreign-incident'
import type { ImportMapping } from './import-mapping'

/** What headings say, as words in lower case; the first that fits counts. */
const HEADINGS: [ImportField, RegExp][] = [
  ['foreignId', /^(incident |issue |ticket )?(id|key|number|no|nr|#|reference|ref|uuid)$/],
  ['impactStartedAt', /^(impact|outage) (start|began|begin)|^start(ed)?( at| time| date)?$|^began/],
  ['firstSignalAt', /^first (signal|alert)/],
  ['firstPagedAt', /^(first )?(paged|page|notified)/],
  ['detectedAt', /^(detected|detection|noticed|identified)/],
  ['acknowledgedAt', /^(ack|acked|acknowledged|acknowledgement|accepted)/],
  ['mobilisedAt', /^(mobili[sz]ed|assembled)/],
  ['firstMitigationAt', /^first (mitigation|action)/],
  ['mitigatedAt', /^(mitigated|mitigation|stabili[sz]ed|fixed)|^(impact|outage) (end|over|stop)/],
  ['resolvedAt', /^(resolved|resolution|restored|end(ed)?)( at| time| date)?$/],
  ['closedAt', /^closed( at| time| date)?$/],
  ['declaredAt', /^(declared|created|opened|reported|raised|triggered)( at| on| time| date)?$/],
  ['severity', /^(incident )?(severity|sev|priority|urgency|impact)$/],
  ['status', /^(incident )?(status|state)$/],
  ['kind', /^(incident )?(kind|type)$/],
  ['services', /^(affected |impacted )?(service|component|system|application|product)s?( names?)?$/],
  ['url', /^(incident )?(url|link|permalink|html url)$/],
  ['summary', /^(summary|description|details)$/],
  ['title', /^(incident )?(title|name|subject|headline|message)$/],
  ['notes', /^(notes?|comments?|timeline|root cause|resolution notes?)$/],
]

/** What each column of a file is, guessed from its heading; null where nothing fits. Each field is guessed once. */
export function guessColumns(headings: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>()
  return headings.map((heading) => {
    const words = heading
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .replace(/[_\-.]+/g, ' ')
      .replace(/\(.*\)/, '')
      .replace(/\s+/g, ' ')
      .trim()
    const field = HEADINGS.find(([name, pattern]) => !taken.has(name) && pattern.test(words))?.[0] ?? null
    if (field) taken.add(field)
    return field
  })
}

/** What a row says, by the mapping of its columns. Several columns of notes or services add up; of others the first. */
export function foreignOfCells(cells: readonly string[], { columns }: Pick<ImportMapping, 'columns'>): ForeignIncident {
  const textOf = (field: ImportField): string => {
    const at = columns.indexOf(field)
    return at === -1 ? '' : (cells[at] ?? '')
  }
  const textsOf = (field: ImportField): string[] =>
    columns.flatMap((column, at) => (column === field ? [cells[at] ?? ''] : [])).filter((text) => text.trim() !== '')
  return {
    ...SAYS_NOTHING,
    foreignId: textOf('foreignId'),
    title: textOf('title'),
    severity: textOf('severity'),
    status: textOf('status'),
    kind: textOf('kind'),
    services: textsOf('services').flatMap(servicesIn),
    summary: textOf('summary'),
    url: textOf('url'),
    instants: Object.fromEntries(
      instantNameSchema.options.flatMap((name) => (textOf(name).trim() === '' ? [] : [[name, textOf(name)]])),
    ),
    notes: textsOf('notes').map((text) => ({ text, at: '', by: '' })),
  }
}

/** What a kept incident of a file says. */
export const foreignOf = (record: ImportRecord, mapping: Pick<ImportMapping, 'columns'>): ForeignIncident =>
  'cells' in record ? foreignOfCells(record.cells, mapping) : record.foreign

/** Fields without which nothing can be written, that no column is mapped to. */
export const missingFields = ({ columns }: Pick<ImportMapping, 'columns'>): ImportField[] =>
  (['title', 'declaredAt', 'resolvedAt'] as const).filter((field) => !columns.includes(field))
