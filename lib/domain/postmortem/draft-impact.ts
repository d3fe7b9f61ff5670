import { affectedWords, CONFIDENCE_WORDS } from '../incident/blast-radius-words'
import { spokenDuration, spokenList } from '../incident/spoken'
import type { IncidentState } from '../incident/state'
import type { TimelineRow } from '../incident/timeline'
import type { InstantName, Status } from '../incident/values'
import type { RichText } from './content'
import { type Log, momentOf, said } from './draft-sentences'

/** Whom it hit, and when what happened: from the last blast radius and the instants of the incident. */
export function impactBlocks(state: IncidentState, log: Log): RichText[] {
  return [...hit(state, log), ...course(state, log)]
}

function hit({ radius, services }: IncidentState, log: Log): RichText[] {
  if (!radius) {
    if (services.length === 0) return []
    const from = [...log.of('incident.declared'), ...log.of('services.changed')]
    return [said([[`Affected services: ${spokenList(services.map(({ name }) => name))}`, from]])]
  }
  const row = log.of('blast-radius.revised').filter(({ seq }) => seq === radius.seq)
  const how = radius.source ? `, known from ${radius.source}` : ''
  const named = spokenList(radius.services.map(({ name }) => name))
  return [
    said([
      [`Hit: ${affectedWords(radius)} (${CONFIDENCE_WORDS[radius.confidence]}${how})`, row],
      ...(named ? [[`Affected services: ${named}`, row] as const] : []),
    ]),
  ]
}

const COURSE = [
  ['impactStartedAt', 'The impact began'],
  ['detectedAt', 'It was detected'],
  ['declaredAt', 'It was declared'],
  ['mitigatedAt', 'It was mitigated'],
  ['resolvedAt', 'It was resolved'],
] as const satisfies [InstantName, string][]

function course({ instants }: IncidentState, log: Log): RichText[] {
  const first = instants.impactStartedAt ?? instants.declaredAt
  const sentences = COURSE.flatMap(([name, words]) => {
    const instant = instants[name]
    if (!instant) return []
    const after = first && first.at < instant.at ? `, ${spokenDuration(first.at, instant.at)} after the beginning` : ''
    return [[`${words} on ${momentOf(instant.at)}${after}`, sourceOf(name, log)] as const]
  })
  return sentences.length > 0 ? [said(sentences)] : []
}

const REACHED: Partial<Record<InstantName, Status>> = { mitigatedAt: 'mitigated', resolvedAt: 'resolved' }

/** The line that says when: the last that stated it, else the one by which it became so. */
function sourceOf(name: InstantName, log: Log): TimelineRow[] {
  const stated = log.of('instants.set').findLast(({ fact }) => Object.hasOwn(fact.payload.instants, name))
  if (stated) return [stated]
  const status = REACHED[name]
  const reached = status && log.of('status.changed').findLast(({ fact }) => fact.payload.to === status)
  return reached ? [reached] : log.of('incident.declared')
}
