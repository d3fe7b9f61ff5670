import { type ForeignIncident, type ForeignNote, SAYS_NOTHING } from './foreign-incident'
import { MAX_IMPORT_INCIDENTS } from './import-run'
import { dataIn, field, firstText, flattened, listIn, textIn, told } from './json-values'
import { tooMany } from './too-many'

/**
 * Reads incidents as Opsgenie's Incident API (v1) returns them, and alerts as its Alert API (v2) does: pages
 * (`{data: […]}`), one (`{data: {…}}`), or bare lists. Written from its published documentation, not run against
 * Opsgenie. Throws `too_large` for more than 20,000.
 * @see https://docs.opsgenie.com/docs/incident-api
 * @see https://docs.opsgenie.com/docs/alert-api
 */
export function readOpsgenie(documents: readonly unknown[]): ForeignIncident[] {
  const items = flattened(documents).flatMap(dataIn)
  if (items.length > MAX_IMPORT_INCIDENTS) throw tooMany()
  return items.map(foreignOf)
}

function foreignOf(item: unknown): ForeignIncident {
  const of = (key: string): unknown => field(item, key)
  const createdAt = textIn(of('createdAt'))
  const status = textIn(of('status'))
  const report = of('report')
  const isOver = ['resolved', 'closed'].includes(status.trim().toLowerCase())
  const properties = field(of('extraProperties'), 'service')
  return {
    ...SAYS_NOTHING,
    foreignId: firstText(of('id'), of('tinyId')),
    title: textIn(of('message')),
    status,
    severity: textIn(of('priority')),
    // Ids of theirs: which of ours is meant has to be mapped.
    services: [...listIn(of('impactedServices')).map(textIn), textIn(properties), textIn(of('entity'))].filter(Boolean),
    summary: textIn(of('description')),
    url: textIn(field(of('links'), 'web')),
    instants: told({
      declaredAt: createdAt,
      impactStartedAt: textIn(of('impactStartDate')),
      detectedAt: textIn(of('impactDetectDate')),
      acknowledgedAt: after(createdAt, field(report, 'ackTime')),
      // What is over was changed last when it became so; nothing else says when, of an incident without an end of impact.
      resolvedAt: firstText(
        of('impactEndDate'),
        after(createdAt, field(report, 'closeTime')),
        isOver ? of('updatedAt') : '',
      ),
    }),
    notes: listIn(of('notes')).map(noteOf),
  }
}

/** The report of an alert tells milliseconds since it was created. */
function after(createdAt: string, milliseconds: unknown): string {
  const instant = Date.parse(createdAt) + (typeof milliseconds === 'number' ? milliseconds : Number.NaN)
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

const noteOf = (note: unknown): ForeignNote => ({
  text: textIn(field(note, 'note')),
  at: textIn(field(note, 'createdAt')),
  by: textIn(field(note, 'owner')),
})
