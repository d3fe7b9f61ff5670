import { type ForeignIncident, type ForeignNote, SAYS_NOTHING } from './foreign-incident'
import { MAX_IMPORT_INCIDENTS } from './import-run'
import { earliest, field, firstText, flattened, listIn, single, textIn, told } from './json-values'
import { tooMany } from './too-many'

/**
 * Reads incidents as PagerDuty's REST API (v2) returns them: pages of `GET /incidents` (`{incidents: […]}`), one
 * `GET /incidents/{id}`, bare lists, and beside them `log_entries` and `notes` of the same incidents. Written from its
 * published documentation and schema, not run against PagerDuty. Throws `too_large` for more than 20,000.
 * @see https://developer.pagerduty.com/api-reference/9d0b4b12e36f9-list-incidents
 * @see https://github.com/PagerDuty/api-schema
 */
export function readPagerDuty(documents: readonly unknown[]): ForeignIncident[] {
  const found = collect(documents)
  if (found.incidents.length > MAX_IMPORT_INCIDENTS) throw tooMany()
  const entriesOf = grouped(found.logEntries)
  const notesOf = grouped(found.notes)
  return found.incidents.map((incident) => {
    const id = textIn(field(incident, 'id'))
    const entries = [...listIn(field(incident, 'log_entries')), ...taken(entriesOf, id)]
    const notes = [...listIn(field(incident, 'notes')), ...taken(notesOf, id)]
    return foreignOf(incident, entries, notes)
  })
}

interface Found {
  incidents: unknown[]
  logEntries: unknown[]
  notes: unknown[]
}

function collect(documents: readonly unknown[]): Found {
  const found: Found = { incidents: [], logEntries: [], notes: [] }
  for (const value of flattened(documents)) {
    const isPage = ['incidents', 'incident', 'log_entries', 'notes'].some((key) => field(value, key) !== undefined)
    if (isEntry(value)) found.logEntries.push(value)
    else if (isPage && field(value, 'id') === undefined) {
      // Not by spreading them: that many arguments are more than a function takes.
      for (const one of listIn(field(value, 'incidents'))) found.incidents.push(one)
      for (const one of single(field(value, 'incident'))) found.incidents.push(one)
      for (const one of listIn(field(value, 'log_entries'))) found.logEntries.push(one)
      for (const one of listIn(field(value, 'notes'))) found.notes.push(one)
    } else if (firstText(field(value, 'id'), field(value, 'incident_number'))) found.incidents.push(value)
  }
  return found
}

const isEntry = (value: unknown): boolean => textIn(field(value, 'type')).includes('log_entry')

/** Log entries and notes by the id of the incident that they name. */
function grouped(values: readonly unknown[]): Map<string, unknown[]> {
  const groups = new Map<string, unknown[]>()
  for (const value of values) {
    const id = textIn(field(field(value, 'incident'), 'id'))
    const group = groups.get(id)
    if (group) group.push(value)
    else groups.set(id, [value])
  }
  return groups
}

/** Those of an incident once: it is written once (SPEC IMPORT-5), and many of one id would each have all of them. */
function taken(groups: Map<string, unknown[]>, id: string): unknown[] {
  const group = groups.get(id) ?? []
  groups.delete(id)
  return group
}

function foreignOf(incident: unknown, entries: unknown[], notes: unknown[]): ForeignIncident {
  const of = (key: string): unknown => field(incident, key)
  const status = textIn(of('status'))
  const number = textIn(of('incident_number'))
  const title = firstText(of('title'), of('description'), of('summary'))
  const description = firstText(field(of('body'), 'details'), of('description'))
  const at = (type: string) => instantsOf(entries, type)
  const acknowledgements = listIn(of('acknowledgements')).map((one) => textIn(field(one, 'at')))
  const wasResolved = status.trim().toLowerCase() === 'resolved'
  return {
    ...SAYS_NOTHING,
    foreignId: firstText(of('id'), number),
    title,
    status,
    severity: firstText(field(of('priority'), 'summary'), field(of('priority'), 'name'), of('urgency')),
    services: [firstText(field(of('service'), 'summary'), field(of('service'), 'id'))].filter(Boolean),
    summary: description === title ? '' : description,
    url: textIn(of('html_url')),
    instants: told({
      declaredAt: firstText(of('created_at'), earliest(at('trigger_log_entry'))),
      firstPagedAt: earliest(at('notify_log_entry')),
      acknowledgedAt: earliest([...acknowledgements, ...at('acknowledge_log_entry')]),
      // A resolution is the last change of status there is.
      resolvedAt: firstText(
        of('resolved_at'),
        at('resolve_log_entry').toSorted().at(-1),
        wasResolved ? of('last_status_change_at') : '',
      ),
    }),
    notes: [...notes.map(noteOf), ...entries.flatMap(annotationOf)],
    unfit: mergedInto(of('resolve_reason')),
  }
}

function instantsOf(entries: readonly unknown[], type: string): string[] {
  // References to an entry end with `_reference`.
  const ofType = entries.filter((entry) => textIn(field(entry, 'type')).startsWith(type))
  return ofType.map((entry) => textIn(field(entry, 'created_at'))).filter(Boolean)
}

const noteOf = (note: unknown): ForeignNote => ({
  text: textIn(field(note, 'content')),
  at: textIn(field(note, 'created_at')),
  by: textIn(field(field(note, 'user'), 'summary')),
})

/** A note as a log entry carries it. */
function annotationOf(entry: unknown): ForeignNote[] {
  if (!textIn(field(entry, 'type')).startsWith('annotate_log_entry')) return []
  const channel = field(entry, 'channel')
  const text = firstText(field(channel, 'content'), field(channel, 'summary'))
  const by = textIn(field(field(entry, 'agent'), 'summary'))
  return text ? [{ text, at: textIn(field(entry, 'created_at')), by }] : []
}

function mergedInto(reason: unknown): string | null {
  if (!textIn(field(reason, 'type')).startsWith('merge_resolve_reason')) return null
  const into = firstText(field(field(reason, 'incident'), 'summary'), field(field(reason, 'incident'), 'id'))
  return `It was merged into another one there${into ? `: ${into.slice(0, 200).toWellFormed()}` : ''}.`
}
