import type { PersonActor } from '@/lib/domain/actor'
import type { ScenarioInput } from '@/lib/domain/drill/scenario'
import { refuse } from '@/lib/domain/errors'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import type { IncidentState } from '@/lib/domain/incident/state'
import { type Ref, ROLE_NAMES, singleRoleSchema } from '@/lib/domain/incident/values'
import { excerpt } from '@/lib/domain/text'
import { eventOf, readEvents } from '@/lib/server/db/event-log'
import { withSnapshot } from '@/lib/server/db/pool'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'

type StepInput = ScenarioInput['steps'][number]

const MINUTE = 60_000
const MAX_STEPS = 80
/** What happened later than this is the work after, not the practice. */
const PRACTISED_MS = 90 * MINUTE
const REST_MS = 10 * MINUTE

/** An incident that the actor may see as a scenario, for people to finish. Throws `not_found`. */
export const readScenarioOf = (
  actor: PersonActor,
  idOrKey: string,
): Promise<{ incidentId: string; input: ScenarioInput }> =>
  withSnapshot(async (tx) => {
    const stored = await requireIncident(tx, actor, idOrKey)
    const state = await currentState(tx, stored)
    const events = (await readEvents(tx, stored.id, { from: 1, to: stored.headSeq })).map(eventOf)
    return { incidentId: stored.id, input: scenarioOf(state, events) }
  })

/** The log as steps: people's names become the parts they played, and what people did becomes what is expected. */
export function scenarioOf(state: IncidentState, events: readonly IncidentEvent[]): ScenarioInput {
  const [service] = state.services
  const first = events[0]
  if (!service || !first)
    throw refuse('DRILL-9', 'It names no service: a scenario needs one. Name the affected services first.')
  const partOf = partsOf(state.services)
  const teller = tellerOf(state, events)
  const began = Date.parse(first.recordedAt)
  const fired = new Map<string, string>()
  const seen = new Set<string>()
  const steps = events
    .flatMap((event) => {
      const after = Date.parse(event.recordedAt) - began
      if (after > PRACTISED_MS) return []
      return stepsOf(event, { partOf, fired, seen, ...teller }).map((step) => ({ at: offsetText(after), ...step }))
    })
    .slice(0, MAX_STEPS)
  const last = steps.at(-1)
  const length = last ? Math.min(PRACTISED_MS, lastOffset(events, began)) + REST_MS : 3 * REST_MS
  return {
    key: `after-${state.key.toLowerCase()}`,
    title: excerpt(teller.plain(state.title), 110),
    briefing: `Made of ${state.key}. Say what people know at the start, and take out what gives the answer away.`,
    kind: state.kind === 'drill' ? 'production' : state.kind,
    severity: state.severityJourney.items[0]?.to ?? state.severity,
    services: Object.fromEntries(
      state.services.slice(0, 6).map(({ key, name }) => [partOf(key), { is: key, what: name }]),
    ),
    steps: steps.length > 0 ? steps : [{ at: 't+0m', message: { from: 'Game master', text: 'What do you see?' } }],
    ends: { at: offsetText(length), when: [{ status: 'mitigated' }] },
  }
}

/** What the messages of these entries read in a scenario that was made of their incident, now or when people had other parts. */
export function messagesOf(
  state: IncidentState,
  events: readonly IncidentEvent[],
  seqs: ReadonlySet<number>,
): Set<string> {
  const { plain } = tellerOf(state, events)
  const texts = events.flatMap((event) => (seqs.has(event.seq) ? (wordsOf(event) ?? []) : []))
  return new Set(texts.flatMap((text) => [messageText(plain(text)), messageText(text)]))
}

/** What somebody wrote, if it becomes a message. */
function wordsOf(event: IncidentEvent): string | undefined {
  const isWritten = event.type === 'note.added' || event.type === 'observation.added' || event.type === 'question.asked'
  return isWritten ? event.payload?.text : undefined
}

const messageText = (words: string): string => excerpt(words, 1900)

type Act = Omit<StepInput, 'at'>

interface Telling {
  partOf: (key: string | null) => string
  /** The names of alerts by their titles. */
  fired: Map<string, string>
  /** What is expected already. */
  seen: Set<string>
  plain: (text: string) => string
  partOfPerson: (person: Ref) => string
}

function stepsOf(event: IncidentEvent, telling: Telling): Act[] {
  const { partOf, fired, plain, partOfPerson } = telling
  const once = (what: string, done: NonNullable<Act['expect']>['done']): Act[] => {
    if (telling.seen.has(what)) return []
    telling.seen.add(what)
    return [{ expect: { what, done } }]
  }
  switch (event.type) {
    case 'alerts.changed':
      return event.payload.sample.flatMap(({ title, status }): Act[] => {
        const known = fired.get(title)
        if (status === 'resolved') return known ? [{ resolve: known }] : []
        if (known) return []
        const name = `Alert${fired.size + 1}`
        fired.set(title, name)
        return [{ alert: { on: partOf(null), name, title: excerpt(plain(title), 190) } }]
      })
    case 'change.noticed': {
      const { kind, title, author } = event.payload.change
      const by = author ? { author: 'A colleague' } : {}
      return [{ change: { on: partOf(null), kind, title: excerpt(plain(title), 190), ...by } }]
    }
    case 'note.added':
    case 'observation.added':
    case 'question.asked': {
      const text = wordsOf(event)
      const from = partOfPerson(event.actor)
      return text ? [{ message: { from, text: messageText(plain(text)) } }] : []
    }
    case 'incident.confirmed':
      return once('Confirm that it is real', { confirmed: true })
    case 'role.taken':
      return event.payload.role === 'commander' ? once('Take command', { commander: true }) : []
    case 'blast-radius.revised':
      return once('State the blast radius', { radius: true })
    case 'mitigation.started':
      return once('Pull a lever', { lever: 'any' })
    case 'update.sent':
      return once('Send an update', { update: 'any' })
    case 'status.changed':
      return event.payload.to === 'mitigated' ? once('Mitigate it', { status: 'mitigated' }) : []
    default:
      return []
  }
}

function partsOf(services: IncidentState['services']): (key: string | null) => string {
  const parts = new Map(services.slice(0, 6).map(({ key }, index) => [key, `service-${index + 1}`]))
  return (key) => parts.get(key ?? '') ?? 'service-1'
}

/** Names as the parts people played: in a scenario nobody is somebody. */
function tellerOf({ roles, participants }: IncidentState, events: readonly IncidentEvent[]) {
  const parts = new Map<string, string>()
  for (const role of singleRoleSchema.options) {
    const taken = events.find((event) => event.type === 'role.taken' && event.payload.role === role)
    const holder = taken?.actor.id ?? roles[role]?.id
    if (holder && !parts.has(holder)) parts.set(holder, ROLE_NAMES[role])
  }
  const people = new Map<string, string>(participants.items.map(({ id, name }) => [id, name]))
  for (const { actor } of events) if (actor.kind === 'person') people.set(actor.id, actor.name)
  for (const id of people.keys()) if (!parts.has(id)) parts.set(id, `Responder ${parts.size + 1}`)
  const names = [...people].flatMap(([id, name]) =>
    [name, ...name.split(' ').filter((word) => word.length > 2)].map((word) => ({ word, part: parts.get(id) ?? '' })),
  )
  const longestFirst = names
    .toSorted((one, other) => other.word.length - one.word.length)
    .map(({ word, part }) => ({ pattern: new RegExp(`(?<!\\p{L})${escaped(word)}(?!\\p{L})`, 'gu'), part }))
  return {
    partOfPerson: ({ id }: Ref) => parts.get(id) ?? 'Somebody',
    plain: (text: string) => longestFirst.reduce((told, { pattern, part }) => told.replaceAll(pattern, part), text),
  }
}

const escaped = (word: string) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

function lastOffset(events: readonly IncidentEvent[], began: number): number {
  return Math.max(0, Date.parse(events.at(-1)?.recordedAt ?? '') - began)
}

/** `t+1h2m30s`, without what is zero. */
function offsetText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const text = `${hours ? `${hours}h` : ''}${minutes ? `${minutes}m` : ''}${rest ? `${rest}s` : ''}`
  return `t+${text || '0m'}`
}
