import { spokenJoining } from '../alert/joining'
import { historySentences } from './describe-history'
import { pagingSentences } from './describe-paging'
import { procedureSentences } from './describe-procedure'
import { reviewSentences } from './describe-review'
import { wordsOf } from './entry-words'
import type { EventType, PayloadOf } from './events'
import { compareSeverity, type InstantName, type Ref, ROLE_NAMES, type Role, statedInstantSchema } from './values'

/** How the instants of an incident are called; in a sentence in lower case. */
export const INSTANT_LABELS = {
  impactStartedAt: 'Impact started',
  firstSignalAt: 'First signal',
  detectedAt: 'Detected',
  firstPagedAt: 'First page',
  acknowledgedAt: 'Acknowledged',
  mobilisedAt: 'Mobilised',
  firstMitigationAt: 'First mitigation',
  mitigatedAt: 'Mitigated',
  resolvedAt: 'Resolved',
  declaredAt: 'Declared',
  closedAt: 'Closed',
} satisfies Record<InstantName, string>

type BodyOf<T extends EventType> = { [E in T]: { type: E; payload: PayloadOf<E> } }[T]
type Sentences = { [T in EventType]: (payload: PayloadOf<T>, actor: string, actorId: string) => string }

const roleName = (role: Role) => ROLE_NAMES[role].toLowerCase()
const names = (people: Ref[]) => people.map(({ name }) => name).join(', ')
const because = (reason: string | undefined) => (reason ? `: ${reason}` : '')
const shout = (severity: string) => severity.toUpperCase()
const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`

const sentences: Sentences = {
  'incident.declared': ({ key, severity, title }, actor) => `${actor} declared ${key} as ${shout(severity)}: ${title}`,
  'incident.retitled': ({ from, to }, actor) => `${actor} retitled the incident from “${from}” to “${to}”`,
  'note.added': (entry, actor) => `${actor} noted: ${wordsOf(entry)}`,
  'observation.added': (entry, actor) => `${actor} observed: ${wordsOf(entry)}`,
  'hypothesis.added': (entry, actor) => `${actor} suspects: ${wordsOf(entry)}`,
  'decision.added': (entry, actor) => `${actor} decided: ${wordsOf(entry)}`,
  'question.asked': (entry, actor) => `${actor} asked: ${wordsOf(entry)}`,
  'answer.added': (entry, actor) => `${actor} answered: ${wordsOf(entry)}`,
  'question.answered': (_, actor) => `${actor} answered a question`,
  'hypothesis.judged': ({ to }, actor) => `${actor} judged a hypothesis ${to.replace('-', ' ')}`,
  'entry.corrected': ({ text }, actor) => `${actor} corrected an entry: ${text}`,
  'entry.redacted': ({ reason }, actor) => `${actor} redacted an entry${because(reason)}`,
  'entry.starred': (_, actor) => `${actor} marked a key moment`,
  'entry.unstarred': (_, actor) => `${actor} took the mark off a key moment`,
  'severity.changed': ({ from, to, evidence }, actor) =>
    `${actor} ${compareSeverity(to, from) > 0 ? 'raised' : 'lowered'} the severity from ${shout(from)} to ${shout(to)}${because(evidence?.text)}`,
  'delivery-prevented.changed': ({ to, evidence }, actor) =>
    `${actor} marked delivery as ${to ? 'prevented' : 'possible again'}${because(evidence?.text)}`,
  'status.changed': ({ from, to, note, quietMinutes }, actor) =>
    `${actor} ${to === 'active' && from !== 'mitigated' ? 'reopened the incident' : `moved the incident from ${from} to ${to}`}${because(note ?? quietFor(quietMinutes))}`,
  'instants.set': ({ instants }, actor) => `${actor} ${instantsSentence(instants)}`,
  'services.changed': ({ added, removed }, actor) => {
    const parts = [
      ...(added.length > 0 ? [`added ${names(added)}`] : []),
      ...(removed.length > 0 ? [`removed ${names(removed)}`] : []),
    ]
    return `${actor} changed the affected services: ${parts.join('; ')}`
  },
  'update-due.set': ({ dueAt }, actor) =>
    dueAt ? `${actor} promised the next update by ${dueAt}` : `${actor} took the next update off`,
  'role.taken': ({ role, person, previous, previousWasAbsent, reason }) =>
    previous
      ? `${person.name} took ${roleName(role)} from ${previous.name}${previousWasAbsent ? ', who was absent' : ''}${because(reason)}`
      : `${person.name} took ${roleName(role)}`,
  'role.restored': ({ role, person, from }) => `${person.name} took ${roleName(role)} back from ${from.name}`,
  'role.released': ({ role, person }, actor, actorId) =>
    person.id === actorId
      ? `${actor} laid down ${roleName(role)}`
      : `${actor} released ${person.name} from ${roleName(role)}`,
  'handover.offered': ({ role, to }, actor) => `${actor} offered ${roleName(role)} to ${to.name}`,
  'brief.written': ({ text }, actor) => `${actor} wrote a hand-over brief: ${text}`,
  'handover.accepted': ({ role, from, to }) =>
    `${to.name} accepted ${roleName(role)}${from ? ` from ${from.name}` : ''}`,
  'handover.declined': ({ role, to, reason }) => `${to.name} declined ${roleName(role)}${because(reason)}`,
  'handover.cancelled': ({ role, to }, actor) => `${actor} took back the offer of ${roleName(role)} to ${to.name}`,
  'help.asked': ({ of, service, message }, actor) =>
    `${actor} asked ${of.name} for help${service ? ` with ${service.name}` : ''}${because(message)}`,
  'participant.joined': ({ person }) => `${person.name} joined`,
  'participant.left': ({ person }) => `${person.name} left`,
  'participant.absent': ({ person, roles }) =>
    `${person.name} (${roles.map(roleName).join(', ')}) has not been seen for a while`,
  'participant.returned': ({ person }) => `${person.name} is back`,
  'visibility.changed': ({ to, members }, actor) =>
    to === 'private'
      ? `${actor} made the incident private to ${names(members)}`
      : `${actor} opened the incident to the organisation`,
  'member.added': ({ person }, actor) => `${actor} added ${person.name} to this private incident`,
  'member.removed': ({ person }, actor) => `${actor} removed ${person.name} from this private incident`,
  'link.attached': ({ title, url }, actor) => `${actor} attached a link: ${title} (${url})`,
  'bridge.set': ({ url }, actor) => (url ? `${actor} set the call: ${url}` : `${actor} took the call away`),
  'incident.marked-duplicate': ({ of }, actor) => `${actor} marked this as a duplicate of ${of.key}: ${of.title}`,
  'duplicate.received': ({ from, alerts }) =>
    `${from.key} turned out to be the same: ${from.title}${alerts > 0 ? `, with ${counted(alerts, 'alert')}` : ''}`,
  'incident.withdrawn': ({ reason }, actor) => `${actor} withdrew the incident: ${reason}`,
  'alerts.changed': ({ integration, fired, resolved, firing, sample, joined, flapping }) => {
    const parts = [
      ...(fired > 0 ? [`${counted(fired, 'alert')} fired`] : []),
      ...(resolved > 0 ? [`${counted(resolved, 'alert')} resolved`] : []),
    ]
    const titles = [...new Set(sample.map(({ title }) => title))].join(', ')
    const why = joined && fired > 0 ? `; ${spokenJoining(joined, flapping)}` : ''
    return `${integration.name}: ${parts.join(', ') || 'alerts changed'}, ${firing} firing${titles ? ` (${titles})` : ''}${why}`
  },
  ...procedureSentences,
  ...reviewSentences,
  ...historySentences,
  ...pagingSentences,
}

const quietFor = (minutes: number | undefined): string | undefined =>
  minutes === undefined ? undefined : `no alert had fired for ${counted(minutes, 'minute')} and nobody had joined`

/**
 * One English sentence, without a full stop, for anything that happened: for search, summaries and readers of the API.
 * Screens render facts themselves. Instants stand in it as ISO 8601 UTC. Never stored in the log (SPEC LOG-4).
 */
export const describeEvent = <T extends EventType>({ type, payload }: BodyOf<T>, actor: Ref): string =>
  sentences[type](payload, actor.name, actor.id)

/** In an order of its own: PostgreSQL keeps the keys of an object in another one than they were given in. */
function instantsSentence(instants: PayloadOf<'instants.set'>['instants']): string {
  const parts = statedInstantSchema.options.flatMap((name) => {
    const set = instants[name]
    if (!set) return []
    const called = INSTANT_LABELS[name].toLowerCase()
    return set.at === null ? [`cleared “${called}”`] : [`set “${called}” to ${set.at}`]
  })
  return parts.join(', ')
}
