import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { FactorCard } from '@/lib/domain/metrics/factor-groups'
import { factorsOf } from '@/lib/domain/metrics/factors'
import type { MeasuredIncident } from '@/lib/domain/metrics/measured-incident'
import { FACTOR_LISTS, type FactorPrevention, repeatFactorsOf } from '@/lib/domain/metrics/repeat-factors'
import { servicesOf } from '@/lib/domain/metrics/services'
import { DEFAULT_CATEGORIES } from '@/lib/domain/postmortem/categories'
import { preventionStateSchema } from '@/lib/domain/postmortem/prevention'
import { readFactors } from '@/lib/server/db/history/factors'
import { readRepeatFactors } from '@/lib/server/db/history/repeat-factors'
import { readServiceCatalogue, readServices } from '@/lib/server/db/history/services'
import { query, withSnapshot } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { changeSetting } from '@/lib/server/organisation-settings'
import { anAdmin } from '@/lib/testing/factories'
import { type AgreedHistory, type Agreement, agreement } from '@/lib/testing/metric-agreement'
import type { RandomSource } from '@/lib/testing/random-source'

/** One category of the random cards is in the list, the others are not any more. */
const LABELS = [...DEFAULT_CATEGORIES, { key: 'timeouts', name: 'Timeouts', meaning: 'Something waits too long.' }]
const DAY = 24 * 3_600_000

let world: Agreement
beforeAll(async () => {
  world = await agreement()
  await changeSetting(await anAdmin(), 'factor-categories', LABELS)
  const [checkout, payments, search, orphan] = world.world.services.map(({ id }) => id)
  const dependencies = [
    [checkout, payments],
    [checkout, search],
    [payments, checkout],
    [orphan, search],
  ]
  for (const [needing, needed] of dependencies) {
    await query(sql`insert into service_dependency (service_id, depends_on_id) values (${needing}, ${needed})`)
  }
  await query(sql`update service set archived_at = now() where id = ${orphan}`)
})

const statements = [
  'Timeouts are code constants',
  'The timeout is a constant in the code',
  'All of EU in one rollout step',
  'Index rebuilds share the hot pool',
  'The rebuild of the index shares a hot pool with search',
  'An internal certificate expired',
  '',
]

interface StoredCard {
  incidentId: string
  list: string
  cardId: string
  category: string | null
  statement: string
}

/** Adds cards that repeat, of categories their incident has already, and what some of them bought. */
async function storeFactors({ states, random }: AgreedHistory) {
  for (const { id } of states.filter(() => random.chance(0.6))) {
    const had = await query<{ category: string }>(sql`select category from postmortem_card where incident_id = ${id}`)
    for (let n = random.int(1, 3); n > 0; n--) {
      const category = random.pick([null, ...had.map((one) => one.category)])
      const list = random.pick(['trigger', ...FACTOR_LISTS])
      await query(
        sql`insert into postmortem_card (incident_id, card_id, list, position, category, statement, explanation)
          values (${id}, ${random.uuid()}, ${list}, ${n}, ${category}, ${random.pick(statements)}, '')`,
      )
    }
  }
  const cards = await query<StoredCard>(
    sql`select incident_id as "incidentId", card_id as "cardId", list, category, statement from postmortem_card`,
  )
  const preventions: FactorPrevention[] = []
  for (const card of cards.filter(() => random.chance(0.4))) preventions.push(await storePrevention(random, card))
  return { cards, preventions }
}

async function storePrevention(random: RandomSource, { incidentId, cardId }: StoredCard): Promise<FactorPrevention> {
  const dayBefore = (days: number) => new Date(Date.now() - random.int(0, days) * DAY).toISOString()
  const state = random.pick(preventionStateSchema.options)
  const owner = random.chance(0.7) ? random.pick(world.world.people) : null
  const one: FactorPrevention = {
    id: randomUUID(),
    incidentId,
    cardId,
    title: 'Buy it',
    state,
    owner,
    dueOn: random.chance(0.7) ? dayBefore(60).slice(0, 10) : null,
    createdAt: dayBefore(300),
    doneAt: state === 'done' ? dayBefore(100) : null,
  }
  await query(
    sql`insert into prevention (id, incident_id, title, kind, state, owner_id, due_on, card_id, created_by, created_at,
        updated_at, done_at)
      values (${one.id}, ${incidentId}, ${one.title}, 'prevent', ${state}, ${owner?.id ?? null}, ${one.dueOn}::date, ${cardId},
        ${randomUUID()}, ${one.createdAt}, ${one.createdAt}, ${one.doneAt})`,
  )
  return one
}

const isFactor = ({ list }: StoredCard): boolean => FACTOR_LISTS.some((one) => one === list)

const cardOf = (incident: MeasuredIncident, { cardId, category, statement }: StoredCard): FactorCard => ({
  incident: {
    id: incident.id,
    key: incident.key,
    title: incident.title,
    severity: incident.severity,
    declaredAt: incident.instants.declaredAt?.at ?? '',
  },
  cardId,
  category,
  statement,
})

describe('[METRIC-2] in SQL and as a pure function, whoever asks and whatever is filtered, the same are', () => {
  it('services, categories of factors, and factors that repeat', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1 }), async (seed) => {
        const history = await world.store(seed, 40)
        const { cards, preventions } = await storeFactors(history)
        const byIncident = Map.groupBy(cards, ({ incidentId }) => incidentId)
        const cardsOf = (id: string) => byIncident.get(id) ?? []
        const now = new Date().toISOString()
        for (const { actor, filter } of history.questions) {
          const incidents = history.counted(actor, filter)
          const counted = incidents.flatMap((one) =>
            cardsOf(one.id)
              .filter(isFactor)
              .map((card) => cardOf(one, card)),
          )
          const ids = new Set(incidents.map(({ id }) => id))
          const bought = preventions.filter(({ incidentId }) => ids.has(incidentId))
          await withSnapshot(async (tx) => {
            const catalogue = await readServiceCatalogue(tx)
            const recent = history.random.pick([2, 10, 5000])
            expect(await readServices(tx, actor, filter, now, recent)).toEqual(servicesOf(incidents, catalogue, now))
            const categoriesOf = (id: string) => cardsOf(id).map(({ category }) => category)
            expect(await readFactors(tx, actor, filter, now)).toEqual(
              factorsOf(incidents, categoriesOf, LABELS, filter, now),
            )
            expect(await readRepeatFactors(tx, actor, filter, now)).toEqual(
              repeatFactorsOf(counted, bought, LABELS, now),
            )
          })
        }
      }),
      { numRuns: 3 },
    )
  }, 60_000)
})
