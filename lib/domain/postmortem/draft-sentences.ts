import { sentence } from '../incident/spoken'
import type { Fact, TimelineRow } from '../incident/timeline'
import type { RichText } from './content'

/** The lines of a log, found by what they say. */
export interface Log {
  rows: readonly TimelineRow[]
  /** Lines of one type of fact, in their order. */
  of<T extends Fact['type']>(type: T): FactRow<T>[]
  ofSeverity: TimelineRow[]
  ofStatus: TimelineRow[]
}

export type FactRow<T extends Fact['type']> = TimelineRow & { fact: Extract<Fact, { type: T }> }

/** The rows by what they are about, for the sentences of a draft. `rows` are in the order of the timeline. */
export function logOf(rows: readonly TimelineRow[]): Log {
  const of = <T extends Fact['type']>(type: T) => rows.filter((row): row is FactRow<T> => row.fact?.type === type)
  const declared = of('incident.declared')
  return {
    rows,
    of,
    ofSeverity: [...declared, ...of('severity.changed')],
    ofStatus: [...declared, ...of('status.changed')],
  }
}

/** At most so many times stand behind one sentence; the first and the last say most. */
const MOST_SOURCES = 4

/** A paragraph of sentences, each followed by the lines it comes from. */
export const said = (sentences: readonly (readonly [text: string, from: readonly TimelineRow[]])[]): RichText => ({
  type: 'paragraph',
  content: sentences.flatMap(([text, from], index) => [
    { type: 'text', text: `${index === 0 ? '' : ' '}${sentence(text)} ` },
    ...sourcesOf(from),
  ]),
})

function sourcesOf(from: readonly TimelineRow[]): RichText[] {
  const shown = from.length <= MOST_SOURCES ? from : [...from.slice(0, MOST_SOURCES - 1), ...from.slice(-1)]
  return shown.map((row) => ({
    type: 'source',
    attrs: { seqs: String(row.seq), label: clockOf(row.occurredAt) },
  }))
}

/** A bullet for each of the texts. */
export const bullets = (items: RichText[]): RichText => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [item] })),
})

/** A heading within a section, of the third level: the section has the second. */
export const heading = (text: string): RichText => ({
  type: 'heading',
  attrs: { level: 3 },
  content: [{ type: 'text', text }],
})

/** 14:06 in UTC: what is written down must read the same everywhere. */
const clockOf = (at: string): string => at.slice(11, 16)

/** 27 Nov 2026, 14:06 UTC. */
export function momentOf(at: string): string {
  const month = MONTHS[Number(at.slice(5, 7)) - 1] ?? ''
  return `${Number(at.slice(8, 10))} ${month} ${at.slice(0, 4)}, ${clockOf(at)} UTC`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
