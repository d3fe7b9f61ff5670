import { randomUUID } from 'node:crypto'
import type { EventBody } from '@/lib/domain/incident/events'
import { append, hasBegun, type IncidentDraft, newDraft } from '@/lib/server/incident-draft'
import { type RandomFact, randomFacts } from '@/lib/testing/random-log'
import { type RandomSource, randomSource } from '@/lib/testing/random-source'
import { changeAt, YEARS_MS } from './changes.ts'
import { settled } from './settle.ts'
import { aSentence, aTitle } from './vocabulary.ts'
import type { World } from './world.ts'

/** One of so many has a room of 10,000 lines. */
const HUGE_EACH = 20_000
const HUGE_NOTES = 10_000

/** The chance of an incident, the same however the work is divided. */
export const chanceOf = (number: number): RandomSource => randomSource(number * 2_654_435_761)

/** The whole log of the n-th of `size` incidents, sealed: declared in order over five years, most with some 50 events. */
export function sealedLife(random: RandomSource, number: number, size: number, world: World): IncidentDraft {
  const declaredAt = world.until - Math.round((1 - (number - random.next()) / size) * YEARS_MS)
  const people = Array.from({ length: random.int(2, 6) }, () => random.pick(world.people))
  const services = Array.from({ length: random.int(2, 6) }, () => skewed(random, world.services))
  const cast = { people: [...new Set(people)], services: [...new Set(services)] }
  const draft = newDraft(randomUUID())
  const told = settled(random, randomFacts(random, number, cast, declaredAt)).map((fact) => ({
    ...fact,
    body: inOwnWords(random, fact.body, size, world, declaredAt),
  }))
  // The newest are still under way.
  const past = told.filter(({ at }) => Date.parse(at) <= world.until)
  const facts = withNotes(random, past, notesOf(random, number), cast.people)
  for (const { body, actor, at } of facts) append(draft, [body], { actor, commandId: randomUUID(), recordedAt: at })
  if (!hasBegun(draft)) throw new Error('A life has no events')
  return draft
}

/** Titles of a large vocabulary, so that a search has something to find; and rollbacks that name the deploy they undo. */
function inOwnWords(random: RandomSource, body: EventBody, size: number, world: World, at: number): EventBody {
  if (body.type === 'incident.declared') return { ...body, payload: { ...body.payload, title: aTitle(random) } }
  if (body.type !== 'mitigation.proposed' || body.payload.kind !== 'roll-back') return body
  return { ...body, payload: { ...body.payload, change: changeAt(world, size, at) } }
}

/** The first of them more often than the last. */
const skewed = <T>(random: RandomSource, items: readonly T[]): T =>
  random.pick(items.slice(0, Math.ceil(items.length ** (0.3 + 0.7 * random.next()))))

function notesOf(random: RandomSource, number: number): number {
  if (number % HUGE_EACH === HUGE_EACH / 4) return HUGE_NOTES
  const share = random.next()
  if (share < 0.87) return random.int(6, 31)
  if (share < 0.988) return random.int(40, 160)
  return random.int(200, 900)
}

const NOTE_TYPES = ['note.added', 'note.added', 'observation.added', 'hypothesis.added', 'decision.added'] as const

/** Facts with notes between them, in the order of time. */
function withNotes(random: RandomSource, facts: RandomFact[], count: number, people: World['people']): RandomFact[] {
  const places = Array.from({ length: count }, () => random.int(0, facts.length - 1))
  return facts.flatMap((fact, index) => {
    const from = Date.parse(fact.at)
    const until = Date.parse(facts[index + 1]?.at ?? fact.at)
    const notes = places.filter((place) => place === index).length
    return [
      fact,
      ...Array.from({ length: notes }, (_, n): RandomFact => {
        const at = new Date(from + Math.floor(((until - from) * (n + 1)) / (notes + 1))).toISOString()
        const payload = { entryId: randomUUID(), text: aSentence(random), occurredAt: at, mentions: [] }
        const body: EventBody = { type: random.pick(NOTE_TYPES), payload }
        return { body, actor: { kind: 'person', ...random.pick(people) }, at }
      }),
    ]
  })
}
