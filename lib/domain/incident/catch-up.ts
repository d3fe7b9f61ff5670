import { excerpt } from '../text'
import { affectedWords } from './blast-radius-words'
import { spokenMitigation, tellingMitigation } from './mitigation-words'
import { sentence, spokenDue, spokenDuration, spokenList } from './spoken'
import type { IncidentState, KeptEntry } from './state'
import type { TimelineRow } from './timeline'
import type { InstantName, Severity, Status } from './values'

/** What somebody who comes late needs, in about fifteen seconds. */
export interface CatchUp {
  /** About sixty words, to be read aloud or copied. */
  text: string
  since: { at: string; what: Extract<InstantName, 'impactStartedAt' | 'declaredAt'>; spoken: string }
  severityJourney: Severity[]
  status: Status
  commander: { id: string; name: string; isAbsent: boolean } | null
  /** The last three, newest first; redacted ones are left out. */
  decisions: Said[]
  openQuestions: Said[]
  updateDue: { at: string; isOverdue: boolean; spoken: string } | null
}

export interface Said {
  seq: number
  by: string
  text: string
}

const QUOTE = 70

/** Summarises an incident from its state alone: the same for everybody who asks at the same instant (SPEC STATE-5). */
export function catchUpOf(incident: IncidentState, now: string): CatchUp {
  const { instants, status, severityJourney, roles, updateDueAt } = incident
  const what = instants.impactStartedAt ? 'impactStartedAt' : 'declaredAt'
  const at = instants[what]?.at ?? incident.lastActivityAt
  const commander = roles.commander
  const parts = {
    since: { at, what, spoken: spokenDuration(at, endOf(incident) ?? now) } as const,
    severityJourney: severityJourney.items.map(({ to }) => to),
    status,
    commander: commander && {
      id: commander.id,
      name: commander.name,
      isAbsent: commander.absentSince !== null,
    },
    decisions: said(incident.decisions.items),
    openQuestions: said(incident.openQuestions.items),
    updateDue: updateDueAt
      ? { at: updateDueAt, isOverdue: updateDueAt < now, spoken: spokenDue(updateDueAt, now) }
      : null,
  }
  return { ...parts, text: textOf(incident, parts, now) }
}

/** Lines that others wrote or that happened since somebody last looked, grouped as one says it; null when there are none. */
export function whatChangedSince(rows: TimelineRow[], seenSeq: number, viewerId: string): string | null {
  const fresh = rows.filter(({ seq, actor }) => seq > seenSeq && actor.id !== viewerId)
  if (fresh.length === 0) return null
  const groups = (
    [
      'mitigation',
      'decision',
      'status',
      'severity',
      'role',
      'question',
      'hypothesis',
      'alert',
      'change',
      'update',
    ] as const
  ).flatMap((kind) => {
    const count = fresh.filter((row) => row.kind === kind).length
    if (count === 0) return []
    return [
      kind === 'decision' || kind === 'update' || count > 1
        ? counted(count, changeNames[kind])
        : `a ${changeNames[kind][0]}`,
    ]
  })
  const lines = counted(fresh.length, ['new line', 'new lines'])
  return groups.length > 0 ? `${lines}: ${spokenList(groups)}.` : `${lines}.`
}

const changeNames = {
  mitigation: ['step of a mitigation', 'steps of mitigations'],
  decision: ['decision', 'decisions'],
  status: ['change of status', 'changes of status'],
  severity: ['change of severity', 'changes of severity'],
  role: ['change of roles', 'changes of roles'],
  question: ['question', 'questions'],
  hypothesis: ['hypothesis', 'hypotheses'],
  alert: ['change of alerts', 'changes of alerts'],
  change: ['change to production', 'changes to production'],
  update: ['update', 'updates'],
} as const

const counted = (count: number, [one, many]: readonly [string, string]) => `${count} ${count === 1 ? one : many}`

/** The clock of an incident stops when it is resolved. */
const endOf = ({ status, instants }: IncidentState): string | null =>
  status === 'resolved' || status === 'closed' ? (instants.resolvedAt?.at ?? instants.closedAt?.at ?? null) : null

const said = (entries: KeptEntry[]): Said[] =>
  entries
    .flatMap(({ seq, by, text }) => (text === null ? [] : [{ seq, by: by.name, text }]))
    .slice(-3)
    .reverse()

function textOf(incident: IncidentState, parts: Omit<CatchUp, 'text'>, now: string): string {
  const { decisions, openQuestions, updateDue } = parts
  const { radius } = incident
  const telling = tellingMitigation(incident.mitigations)
  const tried = telling && spokenMitigation(telling, now, QUOTE)
  const [decided] = decisions
  const [question] = openQuestions
  const more = openQuestions.length > 1 ? ` and ${openQuestions.length - 1} more` : ''
  return [
    sentence(`${incident.key}, ${severitySentence(parts.severityJourney)}: ${excerpt(incident.title, 100)}`),
    sentence(statusSentence(incident, parts)),
    incident.deliveryPrevented ? 'Delivery to production is prevented.' : '',
    radius ? sentence(`Hit: ${excerpt(affectedWords(radius), QUOTE)}`) : '',
    sentence(commanderSentence(parts.commander)),
    tried ? sentence(`Tried: ${tried}`) : '',
    decided ? sentence(`Decided: ${excerpt(decided.text, QUOTE)}`) : tried ? '' : 'Nothing is decided yet.',
    question ? sentence(`Open question${more ? 's' : ''}: ${excerpt(question.text, QUOTE)}${more}`) : '',
    updateDue ? `The next update is ${updateDue.spoken}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** "SEV1", or "now SEV3 (was SEV1)": how bad it is, and how bad it was before. */
export function severitySentence(journey: Severity[]): string {
  const now = journey.at(-1)?.toUpperCase() ?? ''
  const before = journey.slice(0, -1).slice(-2)
  return before.length === 0
    ? now
    : `now ${now} (was ${before.map((severity) => severity.toUpperCase()).join(', then ')})`
}

/** How it stands and for how long: "Mitigated on Checkout, 18 minutes since the impact began". */
export function statusSentence(incident: IncidentState, { since, status }: Pick<CatchUp, 'since' | 'status'>): string {
  if (incident.outcome === 'withdrawn') return 'It was withdrawn: no incident'
  if (incident.outcome === 'duplicate') return `It is a duplicate of ${incident.duplicateOf?.key ?? 'another incident'}`
  const services = incident.services.map(({ name }) => name)
  const where = services.length === 0 ? '' : ` on ${spokenList(shortened(services))}`
  const reference = since.what === 'impactStartedAt' ? 'the impact began' : 'it was declared'
  if (status === 'active') return `Active${where} for ${since.spoken} since ${reference}`
  if (status === 'mitigated') return `Mitigated${where}, ${since.spoken} since ${reference}`
  return `${status === 'resolved' ? 'Resolved' : 'Closed'}${where}; it took ${since.spoken} since ${reference}`
}

const shortened = (items: string[]): string[] =>
  items.length <= 3 ? items : [...items.slice(0, 2), `${items.length - 2} more`]

function commanderSentence(commander: CatchUp['commander']): string {
  if (!commander) return 'Nobody is commander'
  return commander.isAbsent ? `${commander.name} is commander but absent` : `${commander.name} is commander`
}
