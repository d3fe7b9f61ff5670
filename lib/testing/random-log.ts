import type { RecordedActor } from '@/lib/domain/actor'
import type { ChangeRef } from '@/lib/domain/change/change'
import type { EventBody } from '@/lib/domain/incident/events'
import { leverKindSchema } from '@/lib/domain/incident/lever'
import { mitigationKindSchema } from '@/lib/domain/incident/mitigation'
import type { AffectedService } from '@/lib/domain/incident/state'
import {
  detectedBySchema,
  incidentKeyOf,
  incidentKindSchema,
  instantSourceSchema,
  type Ref,
  severitySchema,
  statedInstantSchema,
} from '@/lib/domain/incident/values'
import type { RandomSource } from '@/lib/testing/random-source'

/** Who and what random logs speak of. */
export interface RandomWorld {
  people: readonly Ref[]
  services: readonly AffectedService[]
  /** Changes that mitigations may undo. */
  changes?: readonly ChangeRef[]
}

export interface RandomFact {
  body: EventBody
  actor: RecordedActor
  at: string
}

const MINUTE = 60_000
const iso = (ms: number) => new Date(ms).toISOString()

/**
 * The facts of one incident as a life might write them: instants missing, the wrong way round and written later,
 * reopenings, drills, tests, private ones, what was withdrawn, and what was imported. Readable by every reducer; not
 * all of it would pass the rules of a command.
 */
export function randomFacts(
  random: RandomSource,
  number: number,
  world: RandomWorld,
  declaredAt: number,
): RandomFact[] {
  const facts: RandomFact[] = []
  let now = declaredAt
  const byPerson = (): RecordedActor => ({ kind: 'person', ...random.pick(world.people) })
  const isMachine = random.chance(0.35)
  const add = (body: EventBody, actor: RecordedActor = byPerson()) => facts.push({ body, actor, at: iso(now) })
  const later = (minutes: number) => {
    now += Math.round(random.next() * minutes * MINUTE)
  }

  const kind = random.chance(0.15) ? 'drill' : random.pick(incidentKindSchema.options.filter((one) => one !== 'drill'))
  const severity = random.pick(severitySchema.options)
  const isPrivate = random.chance(0.15)
  const deliveryPrevented = random.chance(0.2)
  const services = random.some(world.services, 0.4)
  add(
    {
      type: 'incident.declared',
      payload: {
        number,
        key: incidentKeyOf(number),
        title: `${random.pick(subjects)} ${random.pick(troubles)} ${number}`,
        severity,
        kind,
        deliveryPrevented,
        visibility: isPrivate ? 'private' : 'open',
        services: [...services],
        members: isPrivate ? random.some(world.people, 0.4).map(({ id, name }) => ({ id, name })) : [],
        ...(random.chance(0.6) ? { occurredAt: iso(now - random.int(0, 90) * MINUTE) } : {}),
        updateDueAt: null,
        ...(isMachine ? { firstSignalAt: iso(now - random.int(0, 5) * MINUTE) } : {}),
      },
    },
    isMachine ? { kind: 'integration', id: random.uuid(), name: 'Alertmanager' } : byPerson(),
  )
  respond(random, world, add, later)
  mitigate(random, world, services, add, later, () => now)
  if (random.chance(0.4)) {
    const to = random.pick(severitySchema.options)
    if (to !== severity) add({ type: 'severity.changed', payload: { from: severity, to } })
    later(60)
  }
  if (deliveryPrevented && random.chance(0.6)) {
    add({ type: 'delivery-prevented.changed', payload: { to: false, evidence: { text: 'Deploys go through' } } })
    later(40)
    if (random.chance(0.3)) add({ type: 'delivery-prevented.changed', payload: { to: true } })
  }
  recover(random, add, later)
  tell(random, world, declaredAt, add)
  if (random.chance(0.08)) {
    const instants = {
      declaredAt: { at: iso(declaredAt - 500 * MINUTE), source: 'later' as const },
      resolvedAt: { at: iso(declaredAt - random.int(0, 400) * MINUTE), source: 'later' as const },
    }
    add({ type: 'incident.imported', payload: { source: 'csv', foreignId: String(number), url: null, instants } })
  }
  return facts
}

type Add = (body: EventBody, actor?: RecordedActor) => void
type Later = (minutes: number) => void

function respond(random: RandomSource, { people }: RandomWorld, add: Add, later: Later): void {
  const asked = random.some(people, 0.3)
  for (const { id, name } of asked) {
    add({ type: 'help.asked', payload: { helpId: random.uuid(), of: { id, name, kind: 'person' } } })
    later(3)
  }
  for (const person of asked.filter(() => random.chance(0.8))) {
    later(10)
    add({ type: 'participant.joined', payload: { person } }, { kind: 'person', ...person })
  }
  if (random.chance(0.7)) {
    const person = random.pick(people)
    const taken = { role: 'commander' as const, person, previous: null, previousWasAbsent: false }
    add({ type: 'role.taken', payload: taken }, { kind: 'person', ...person })
  }
}

function mitigate(
  random: RandomSource,
  { people, changes }: RandomWorld,
  services: readonly AffectedService[],
  add: Add,
  later: Later,
  now: () => number,
): void {
  for (let n = random.int(0, 4); n > 0; n--) {
    const lever = random.chance(0.5) ? random.pick(leverKindSchema.options) : null
    const service = services.length > 0 && random.chance(0.8) ? random.pick(services) : null
    const about = { mitigationId: random.uuid(), title: random.pick(remedies) }
    add({
      type: 'mitigation.proposed',
      payload: {
        ...about,
        kind: lever ?? random.pick(mitigationKindSchema.options),
        service: service && { id: service.id, name: service.name },
        target: null,
        lever,
        owner: random.pick(people),
        why: 'It may help',
        expected: 'Errors fall',
        checkMinutes: 5,
        reversible: true,
        change: changes && random.chance(0.6) ? random.pick(changes) : null,
      },
    })
    later(8)
    if (random.chance(0.15)) continue
    const checkAt = iso(now() + 5 * MINUTE)
    add({ type: 'mitigation.started', payload: { ...about, checkAt } })
    later(20)
    if (random.chance(0.15)) continue
    if (random.chance(0.2)) {
      add({ type: 'mitigation.abandoned', payload: { ...about, from: 'in-progress', reason: 'It is not it' } })
      continue
    }
    const result = random.pick(['worked', 'worked', 'no-effect', 'made-worse'] as const)
    const crutch = result === 'worked' && random.chance(0.5) ? { expiresAt: iso(now() + 7 * 1440 * MINUTE) } : null
    add({ type: 'mitigation.judged', payload: { ...about, from: 'in-progress', result, evidence: null, crutch } })
    later(5)
    if (crutch && random.chance(0.4)) add({ type: 'crutch.settled', payload: { ...about, as: 'undone', note: 'Done' } })
    else if (random.chance(0.1)) add({ type: 'mitigation.reverted', payload: { ...about, from: result, note: null } })
  }
}

function recover(random: RandomSource, add: Add, later: Later): void {
  if (random.chance(0.15)) return
  later(120)
  if (random.chance(0.06)) {
    add({ type: 'incident.withdrawn', payload: { reason: 'A false alarm' } })
    return
  }
  if (random.chance(0.05)) {
    const of = { id: random.uuid(), key: 'INC-1', title: 'The first' }
    add({ type: 'incident.marked-duplicate', payload: { of } })
    return
  }
  add({ type: 'status.changed', payload: { from: 'active', to: 'mitigated' } })
  if (random.chance(0.2)) return
  later(300)
  add({ type: 'status.changed', payload: { from: 'mitigated', to: 'resolved' } })
  if (random.chance(0.2)) {
    later(600)
    add({ type: 'status.changed', payload: { from: 'resolved', to: 'active' } })
    if (random.chance(0.3)) return
    later(200)
    add({ type: 'status.changed', payload: { from: 'active', to: 'resolved' } })
  }
  if (random.chance(0.5)) {
    later(8000)
    const owner = { id: random.uuid(), name: 'Somebody' }
    add({ type: 'review.opened', payload: { owner } })
    later(20_000)
    if (random.chance(0.7)) add({ type: 'review.published', payload: { version: 1, documentSeq: 1 } })
  }
  if (random.chance(0.4)) add({ type: 'status.changed', payload: { from: 'resolved', to: 'closed', note: 'Done' } })
}

function tell(random: RandomSource, { people }: RandomWorld, declaredAt: number, add: Add): void {
  if (random.chance(0.5)) {
    const by = random.pick(detectedBySchema.options)
    add({ type: 'detection.set', payload: { by, from: null } })
  }
  if (random.chance(0.08)) add({ type: 'test.marked', payload: { to: true } })
  const stated = random.some(statedInstantSchema.options, 0.15)
  const instants = Object.fromEntries(
    stated.map((name) => {
      const at = random.chance(0.15) ? null : iso(declaredAt + random.int(-120, 240) * MINUTE)
      return [name, { at, source: random.pick(instantSourceSchema.options), from: null }]
    }),
  )
  if (stated.length > 0) add({ type: 'instants.set', payload: { instants } })
  for (let n = random.int(0, 3); n > 0; n--) {
    const text = `${random.pick(subjects)} ${random.pick(troubles)}`
    const entry = { entryId: random.uuid(), text, occurredAt: iso(declaredAt), mentions: [] }
    add({ type: 'observation.added', payload: entry }, { kind: 'person', ...random.pick(people) })
  }
}

const subjects = ['Checkout', 'The search index', 'Payment capture', 'The label printer', 'The mail queue', 'Sign-in']
const troubles = [
  'answers 502',
  'is slow',
  'loses orders',
  'runs out of connections',
  'serves stale prices',
  'times out',
]
const remedies = ['Roll back the last deploy', 'Turn the flag off', 'Add six workers', 'Fail over to the standby']
