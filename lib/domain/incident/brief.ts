import { excerpt } from '../text'
import { affectedWords } from './blast-radius-words'
import { spokenMitigation } from './mitigation-words'
import { sentence, spokenDue, spokenDuration, spokenList } from './spoken'
import type { IncidentState, KeptEntry } from './state'
import { ROLE_NAMES, type SingleRole } from './values'

/** A hand-over brief to be edited before it is offered; `quotedSeqs` are the entries whose words it carries. */
export interface DraftedBrief {
  text: string
  quotedSeqs: number[]
}

type Spoken = KeptEntry & { text: string }

const hasWords = (entry: KeptEntry): entry is Spoken => entry.text !== null
const latest = (entries: KeptEntry[], count: number): Spoken[] => entries.filter(hasWords).slice(-count)

/**
 * Drafts what the next holder of a role needs: the situation, what was tried, what was decided, what is suspected and open, and when
 * the next update is due. Deterministic, from the state alone; redacted words are not in it (SPEC STATE-5, ROLE-10).
 */
export function draftBrief(incident: IncidentState, role: SingleRole, now: string): DraftedBrief {
  const decisions = latest(incident.decisions.items, 3)
  const suspected = incident.hypotheses.items.filter(({ verdict }) => verdict !== 'ruled-out')
  const hypotheses = latest(suspected, 2)
  const ruledOut = latest(
    incident.hypotheses.items.filter(({ verdict }) => verdict === 'ruled-out'),
    2,
  )
  const questions = latest(incident.openQuestions.items, 3)
  const lines = [
    `Situation: ${situationOf(incident, now)}`,
    ...tried(incident, now),
    ...section('Decided', decisions),
    ...section('Suspected', hypotheses),
    ...section('Ruled out', ruledOut),
    ...section('Open questions', questions),
    `Other roles: ${otherRoles(incident, role)}`,
    incident.updateDueAt ? `Next update: ${spokenDue(incident.updateDueAt, now)}.` : 'Next update: none is promised.',
  ]
  const quotedSeqs = [...decisions, ...hypotheses, ...ruledOut, ...questions].map(({ seq }) => seq)
  return { text: lines.join('\n'), quotedSeqs: quotedSeqs.sort((a, b) => a - b) }
}

/** The last mitigations, and whatever was left in place. */
function tried({ mitigations }: IncidentState, now: string): string[] {
  const told = mitigations.slice(-4).map((one) => {
    const stays = one.crutch && !one.crutch.settled ? ', still in place' : ''
    return `- ${spokenMitigation(one, now, 140)}${stays} (${one.owner.name})`
  })
  return told.length === 0 ? [] : ['Tried:', ...told]
}

const section = (title: string, entries: Spoken[]): string[] =>
  entries.length === 0 ? [] : [`${title}:`, ...entries.map(({ text, by }) => `- ${excerpt(text, 140)} (${by.name})`)]

function situationOf(incident: IncidentState, now: string) {
  const { title, severity, status, instants, services, deliveryPrevented, radius } = incident
  const since = instants.impactStartedAt?.at ?? instants.declaredAt?.at ?? now
  const affected = services.length === 0 ? '' : ` Affected: ${spokenList(services.map(({ name }) => name))}.`
  const hit = radius ? ` ${sentence(`Hit: ${affectedWords(radius)}`)}` : ''
  const delivery = deliveryPrevented ? ' Delivery to production is prevented.' : ''
  return `${sentence(title)} ${severity.toUpperCase()}, ${status}, ${spokenDuration(since, now)} in.${affected}${hit}${delivery}`
}

function otherRoles({ roles }: IncidentState, handed: SingleRole): string {
  const others = (['commander', 'operations', 'communications', 'scribe'] as const).filter((role) => role !== handed)
  return sentence(others.map((role) => `${ROLE_NAMES[role].toLowerCase()} ${roles[role]?.name ?? 'vacant'}`).join(', '))
}
