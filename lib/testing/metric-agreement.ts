import type { Actor, PersonActor } from '@/lib/domain/actor'
import { mitigationKindSchema } from '@/lib/domain/incident/mitigation'
import { canView } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import { incidentKindSchema, severitySchema, statusSchema } from '@/lib/domain/incident/values'
import { counted, type FilterLookups, type HistoryFilter, NO_FILTER, passes } from '@/lib/domain/metrics/history-filter'
import { type MeasuredIncident, measuredOf } from '@/lib/domain/metrics/measured-incident'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { anAdmin, aPerson } from '@/lib/testing/factories'
import { aWorld, storeRandomHistory } from '@/lib/testing/random-history'
import { type RandomSource, randomSource } from '@/lib/testing/random-source'

/** A random history in the database, the same in memory, and questions to ask both. */
export interface AgreedHistory {
  states: IncidentState[]
  /** Who asks, with which filter. */
  questions: { actor: Actor; filter: HistoryFilter }[]
  /** What the actor may see and the filter lets through. */
  passing(actor: Actor, filter: HistoryFilter): MeasuredIncident[]
  /** Those of them that figures count. */
  counted(actor: Actor, filter: HistoryFilter): MeasuredIncident[]
  random: RandomSource
  /** Ids of cards, which are their categories, by incident. */
  cards: Map<string, string[]>
  lookups: FilterLookups
}

type World = Awaited<ReturnType<typeof aWorld>>

export type Agreement = Awaited<ReturnType<typeof agreement>>

/**
 * People and services once, and then one random history after the other, to hold the SQL form of a figure against its
 * pure form: as an admin, as members and as somebody who is no member, with and without filters.
 */
export async function agreement(world: World | null = null) {
  return agreementIn(world ?? (await aWorld()))
}

async function agreementIn(world: World) {
  const admin = await anAdmin()
  const stranger = await aPerson()
  const categories = ['timeouts', 'capacity', 'rollout', 'ownership']

  const asPerson = ({ id, name }: { id: string; name: string }): PersonActor => ({
    kind: 'person',
    id,
    name,
    role: 'responder',
    scope: 'admin',
  })

  return {
    world,
    categories,
    async store(seed: number, count: number): Promise<AgreedHistory> {
      const states = await storeRandomHistory(seed, count, world)
      const random = randomSource(seed + 1)
      const cards = await storeCards(random, states, categories)
      const lookups = {
        teamOf: (id: string) => world.teamOf.get(id) ?? null,
        categoriesOf: (id: string) => cards.get(id) ?? [],
      }
      const people = [admin, stranger, ...world.people.slice(0, 2).map(asPerson)]
      const filters = [NO_FILTER, { ...NO_FILTER, drills: true, tests: true }, randomFilter(random, world, categories)]
      const visibleTo = (actor: Actor) => states.filter((state) => canView(actor, state)).map(measuredOf)
      return {
        states,
        random,
        cards,
        lookups,
        questions: people.flatMap((actor) => filters.map((filter) => ({ actor, filter }))),
        passing: (actor, filter) => visibleTo(actor).filter((incident) => passes(incident, filter, lookups)),
        counted: (actor, filter) => counted(visibleTo(actor), filter, lookups),
      }
    },
  }
}

async function storeCards(
  random: RandomSource,
  states: IncidentState[],
  categories: string[],
): Promise<Map<string, string[]>> {
  const cards = new Map<string, string[]>()
  for (const { id } of states) {
    const given = random.chance(0.5) ? random.some(categories, 0.4) : []
    cards.set(id, given)
    await query(
      sql`insert into postmortem_card (incident_id, card_id, list, position, category, statement, explanation)
        select ${id}::uuid, category, 'contributing', 0, category, category, '' from unnest(${given}::text[]) category`,
    )
  }
  return cards
}

function randomFilter(
  random: RandomSource,
  world: Awaited<ReturnType<typeof aWorld>>,
  categories: string[],
): HistoryFilter {
  const now = Date.now()
  const maybe = <T>(items: readonly T[]) => (random.chance(0.3) ? random.some(items, 0.6) : [])
  return {
    ...NO_FILTER,
    severity: maybe(severitySchema.options),
    status: maybe(statusSchema.options),
    kind: maybe(incidentKindSchema.options),
    service: maybe(world.services.map(({ id }) => id)),
    team: maybe([...new Set(world.teamOf.values())]),
    person: random.chance(0.3) ? random.pick(world.people).id : null,
    category: maybe(categories),
    mitigation: maybe(mitigationKindSchema.options),
    from: random.chance(0.5) ? new Date(now - random.int(100, 365) * 86_400_000).toISOString() : null,
    to: random.chance(0.3) ? new Date(now - random.int(1, 100) * 86_400_000).toISOString() : null,
    drills: random.chance(0.4),
    tests: random.chance(0.4),
  }
}
