import { countWords } from '../count-words'
import { millisecondsBetween } from '../incident/clock'
import { MITIGATION_NAMES, type MitigationKind } from '../incident/mitigation'
import type { Ref } from '../incident/values'
import type { MeasuredIncident } from './measured-incident'
import type { IncidentCell, Metric } from './metric'
import { type Spread, spreadOf } from './statistics'
import { durationWords, nWords } from './words'

/** At most this many are listed; the counts are of all. */
export const MAX_CRUTCHES = 500

/** How people and services are called today; null when they are gone. */
export interface Names {
  person(id: string): string | null
  service(id: string): string | null
}

/** Something left in place so that things go on, neither undone nor made permanent. */
export interface OpenCrutch {
  incident: IncidentCell
  mitigationId: string
  title: string
  kind: MitigationKind
  service: Ref | null
  /** Who works on it. */
  owner: Ref | null
  /** When it was found to work and stayed. */
  since: string
  ageMs: number
  expiresAt: string
  isOverdue: boolean
}

export interface Crutches {
  open: number
  overdue: number
  /** Milliseconds since each was left in place. */
  age: Spread
  /** The oldest first. */
  rows: OpenCrutch[]
}

/** What an id refers to; null without one, or when it is gone. */
export function namedRef(id: string | null, nameOf: (id: string) => string | null): Ref | null {
  const name = id === null ? null : nameOf(id)
  return id === null || name === null ? null : { id, name }
}

/** The crutches that are open at `now`. Source: the mitigations of the log that were left in place. */
export function openCrutchesOf(incidents: readonly MeasuredIncident[], names: Names, now: string): Crutches {
  const rows = incidents
    .flatMap((incident) =>
      incident.mitigations.flatMap((one) =>
        one.crutchExpiresAt && one.endedAt
          ? [{ incident, one, endedAt: one.endedAt, expiresAt: one.crutchExpiresAt }]
          : [],
      ),
    )
    .sort(
      (a, b) =>
        a.endedAt.localeCompare(b.endedAt) || a.incident.number - b.incident.number || (a.one.id < b.one.id ? -1 : 1),
    )
    .map(
      ({ incident: { key, title }, one, endedAt, expiresAt }): OpenCrutch => ({
        incident: { key, title },
        mitigationId: one.id,
        title: one.title,
        kind: one.kind,
        service: namedRef(one.serviceId, names.service),
        owner: namedRef(one.ownerId, names.person),
        since: endedAt,
        ageMs: millisecondsBetween(endedAt, now),
        expiresAt,
        isOverdue: expiresAt < now,
      }),
    )
  return {
    open: rows.length,
    overdue: rows.filter(({ isOverdue }) => isOverdue).length,
    age: spreadOf(rows.map(({ ageMs }) => ageMs)),
    rows: rows.slice(0, MAX_CRUTCHES),
  }
}

export const crutchesMetric: Metric<Crutches> = {
  name: 'crutches',
  question: 'What is still held up by a crutch?',
  definition:
    'A crutch is a mitigation that worked and was left in place: it is open until it is undone or made permanent. Its ' +
    'age runs from the verdict. All that are open now are counted, whenever their incident was declared; the other ' +
    'filters apply.',
  sentence: ({ open, overdue, rows }) => {
    const [oldest] = rows
    if (!oldest) return 'Nothing is held up by a crutch.'
    return (
      `${countWords(open, 'crutch is', 'crutches are')} open, ${overdue} past the day they were to end ` +
      `(${nWords(open)}); the oldest stands for ${durationWords(oldest.ageMs)}.`
    )
  },
  table: ({ rows }) => ({
    columns: [
      { key: 'incident', label: 'Incident', kind: 'incident' },
      { key: 'crutch', label: 'Crutch', kind: 'text' },
      { key: 'kind', label: 'Kind', kind: 'text' },
      { key: 'service', label: 'Service', kind: 'text' },
      { key: 'owner', label: 'Owner', kind: 'text' },
      { key: 'since', label: 'Since', kind: 'instant' },
      { key: 'age', label: 'Age', kind: 'duration' },
      { key: 'expires', label: 'Was to end', kind: 'instant' },
      { key: 'overdue', label: 'Overdue', kind: 'text' },
    ],
    rows: rows.map((row) => [
      row.incident,
      row.title,
      MITIGATION_NAMES[row.kind],
      row.service?.name ?? null,
      row.owner?.name ?? null,
      row.since,
      row.ageMs,
      row.expiresAt,
      row.isOverdue ? 'yes' : 'no',
    ]),
  }),
}
