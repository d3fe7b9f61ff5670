import { affectedWords } from '../incident/blast-radius-words'
import { millisecondsBetween } from '../incident/clock'
import { describeEvent } from '../incident/describe'
import { wordsOf } from '../incident/entry-words'
import type { IncidentState } from '../incident/state'
import type { RowKind, TimelineRow } from '../incident/timeline'
import {
  type IncidentKind,
  type InstantName,
  type InstantSource,
  type Ref,
  type Role,
  type Severity,
  type Status,
  singleRoleSchema,
} from '../incident/values'
import type { Category } from './categories'
import type { PostmortemContent, RichText } from './content'
import type { Prevention } from './prevention'

/** A line of the log as a postmortem shows it, with its three clocks. */
export interface PublishedLine {
  seq: number
  kind: RowKind
  occurredAt: string
  knownAt: string | null
  recordedAt: string
  by: { id: string; name: string; kind: 'person' | 'integration' | 'system' }
  /** What a person wrote, or the sentence of a fact; null once redacted. */
  text: string | null
  /** A fact names who did it in its own sentence. */
  isFact: boolean
  redacted: boolean
}

export interface PublishedFacts {
  id: string
  key: string
  title: string
  severity: Severity
  status: Status
  kind: IncidentKind
  instants: Record<InstantName, { at: string; source: InstantSource } | null>
  /** From the start of the impact (or of the incident) to each; null where one is not known, or they stand the wrong way round. */
  durations: { detectedMs: number | null; mitigatedMs: number | null; resolvedMs: number | null }
  services: Ref[]
  roles: (Ref & { role: Role })[]
  /** Who was hit, in words; null when nobody said. */
  radius: string | null
}

/** Everything that is needed to read a postmortem without the live tables: what a version freezes. */
export interface PublishedPostmortem {
  /** Null: the document as it is now. */
  version: number | null
  publishedAt: string | null
  publishedBy: Ref | null
  reviewers: (Ref & { approved: boolean })[]
  facts: PublishedFacts
  content: PostmortemContent
  /** By `seq`, each line that the content names. Words are nowhere else, so that a redaction finds them all here. */
  lines: Record<string, PublishedLine>
  preventions: Prevention[]
  /** Names of the categories that cards have, by key. */
  categories: Record<string, string>
  /** Everybody whose name may stand in it, by each name they had: a public edition puts what they did in its place. */
  people: (Ref & { role: Role | null })[]
}

export interface PublishedSource {
  content: PostmortemContent
  incident: IncidentState
  rows: readonly TimelineRow[]
  preventions: readonly Prevention[]
  categories: readonly Category[]
  /** Of `refsIn` what is a person. */
  people: readonly Ref[]
  version: number | null
  publishedAt: string | null
  publishedBy: Ref | null
}

/** The postmortem of an incident, complete in itself. Lines that are not among the rows are left out. */
export function publishedOf(source: PublishedSource): PublishedPostmortem {
  const { content, incident, rows, preventions, categories, people, version, publishedAt, publishedBy } = source
  const facts = factsOf(incident)
  const used = new Set(seqsIn(content))
  const lines = rows
    .filter(({ seq }) => used.has(seq))
    .map((row): [string, PublishedLine] => [`${row.seq}`, lineOf(row)])
  const keys = new Set(content.cards.map(({ category }) => category))
  return {
    version,
    publishedAt,
    // Whoever calls may know more of a person than others should.
    publishedBy: publishedBy && { id: publishedBy.id, name: publishedBy.name },
    reviewers: (incident.review?.reviewers ?? []).map(({ id, name, answer }) => ({
      id,
      name,
      approved: answer?.is === 'approved',
    })),
    facts,
    content,
    lines: Object.fromEntries(lines),
    preventions: [...preventions],
    categories: Object.fromEntries(categories.flatMap(({ key, name }) => (keys.has(key) ? [[key, name]] : []))),
    people: people.map(({ id, name }) => ({ id, name, role: facts.roles.find((one) => one.id === id)?.role ?? null })),
  }
}

/** Everything with an id and a name inside a value, each name of it once. */
export function refsIn(value: unknown): Ref[] {
  const found = new Map<string, Ref>()
  const look = (inside: unknown): void => {
    if (typeof inside !== 'object' || inside === null) return
    const { id, name } = inside as Partial<Ref>
    if (typeof id === 'string' && typeof name === 'string' && name !== '') found.set(`${id} ${name}`, { id, name })
    for (const part of Object.values(inside)) look(part)
  }
  look(value)
  return [...found.values()]
}

/** The `seq` of every line that a postmortem names: picks, evidence of cards, and sources of its sentences. */
export function seqsIn({ picks, cards, sections }: PostmortemContent): number[] {
  const evidence = cards.flatMap((card) => card.evidence.flatMap((each) => (each.kind === 'line' ? [each.seq] : [])))
  const texts = [...Object.values(sections), ...cards.map(({ explanation }) => explanation)]
  const all = [...picks.map(({ seq }) => seq), ...evidence, ...texts.flatMap(sourcesIn)]
  return [...new Set(all)].sort((a, b) => a - b)
}

/** The `seq` of the lines that sentences of a text come from. */
function sourcesIn(node: RichText): number[] {
  if (node.type === 'source') return seqsOfSource(node)
  return (node.content ?? []).flatMap(sourcesIn)
}

/** The lines that one source names. */
const seqsOfSource = ({ attrs }: RichText): number[] =>
  String(attrs?.seqs ?? '')
    .split(',')
    .map(Number)
    .filter((seq) => Number.isInteger(seq) && seq > 0)

/** The line without its words, as a redaction leaves it. */
export const redactedLine = (line: PublishedLine): PublishedLine => ({ ...line, text: null, redacted: true })

function lineOf(row: TimelineRow): PublishedLine {
  const { seq, kind, occurredAt, knownAt, recordedAt, actor, fact } = row
  return {
    seq,
    kind,
    occurredAt,
    knownAt,
    recordedAt,
    by: { id: actor.id, name: actor.name, kind: actor.kind },
    text: row.redacted ? null : fact ? describeEvent(fact, actor) : wordsOf(row),
    isFact: fact !== null,
    redacted: row.redacted !== null,
  }
}

function factsOf(incident: IncidentState): PublishedFacts {
  const { id, key, title, severity, status, kind, instants, services, roles, experts, radius } = incident
  const from = (instants.impactStartedAt ?? instants.declaredAt)?.at
  const since = (to: { at: string } | null) => {
    const ms = from && to ? millisecondsBetween(from, to.at) : -1
    return ms < 0 ? null : ms
  }
  return {
    id,
    key,
    title,
    severity,
    status,
    kind,
    instants,
    durations: {
      detectedMs: since(instants.detectedAt),
      mitigatedMs: since(instants.mitigatedAt),
      resolvedMs: since(instants.resolvedAt),
    },
    services: services.map(({ id, name }) => ({ id, name })),
    roles: [
      ...singleRoleSchema.options.flatMap((role) => {
        const holder = roles[role]
        return holder ? [{ id: holder.id, name: holder.name, role }] : []
      }),
      ...experts.map(({ id, name }) => ({ id, name, role: 'expert' as const })),
    ],
    radius: radius && affectedWords(radius),
  }
}
