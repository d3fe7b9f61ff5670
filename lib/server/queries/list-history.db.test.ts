import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/actor'
import { SORT_NAMES, type Sort, type SortName, textOfSort } from '@/lib/domain/history/list-view'
import type { HistoryPage, ListedIncident } from '@/lib/domain/history/listed-incident'
import { durationOf } from '@/lib/domain/metrics/durations'
import { type HistoryFilter, NO_FILTER } from '@/lib/domain/metrics/history-filter'
import { type MeasuredIncident, measuredOf } from '@/lib/domain/metrics/measured-incident'
import { countFiltered, findFiltered, type ListPosition } from '@/lib/server/db/history/list'
import { withSnapshot } from '@/lib/server/db/pool'
import { countHistory, historyCountSchema, historyListSchema, listHistory } from '@/lib/server/queries/list-history'
import { anAdmin } from '@/lib/testing/factories'
import { type Agreement, agreement } from '@/lib/testing/metric-agreement'

const titleOrder = new Intl.Collator('en').compare

const listOf = (actor: Actor, query: Record<string, string>) => listHistory(actor, historyListSchema.parse(query))

/** What a sort sorts by, of the pure form of an incident; null when it is not known. */
const sortedBy: Record<SortName, (incident: MeasuredIncident) => string | number | null> = {
  declared: ({ instants }) => instants.declaredAt?.at ?? null,
  severity: ({ severity }) => severity,
  title: ({ title }) => title,
  mitigate: (incident) => durationOf(incident, 'mitigate')?.ms ?? null,
  resolve: (incident) => durationOf(incident, 'resolve')?.ms ?? null,
  published: ({ reviewPublishedAt }) => reviewPublishedAt,
}

function plainlySorted(incidents: MeasuredIncident[], { by, isDescending }: Sort): MeasuredIncident[] {
  return incidents.toSorted((one, other) => {
    const [left, right] = [sortedBy[by](one), sortedBy[by](other)]
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || other.number - one.number
    const order =
      typeof left === 'number' && typeof right === 'number' ? left - right : titleOrder(String(left), String(right))
    return (isDescending ? -order : order) || other.number - one.number
  })
}

async function allPages(actor: Actor, filter: HistoryFilter, sort: Sort, limit: number) {
  const numbers: number[] = []
  let after: ListPosition | null = null
  for (;;) {
    const page = await withSnapshot((tx) => findFiltered(tx, actor, filter, sort, { after, limit }))
    numbers.push(...page.map(({ number }) => number))
    after = page.at(-1) ?? null
    if (page.length < limit) return numbers
  }
}

describe('the list of history', () => {
  let world: Agreement
  beforeAll(async () => {
    world = await agreement()
  })

  it('[HISTORY-1] [HISTORY-2] has what the filters let through, whoever asks, page by page as plainly sorted', async () => {
    const sorts = SORT_NAMES.flatMap((by): Sort[] => [
      { by, isDescending: true },
      { by, isDescending: false },
    ])
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1 }), fc.integer({ min: 3, max: 9 }), async (seed, limit) => {
        const history = await world.store(seed, 40)
        for (const { actor, filter } of history.questions) {
          const passing = history.passing(actor, filter)
          const sort = history.random.pick(sorts)
          const found = await allPages(actor, filter, sort, limit)
          expect(found).toEqual(plainlySorted(passing, sort).map(({ number }) => number))
          expect(await withSnapshot((tx) => countFiltered(tx, actor, filter))).toBe(passing.length)
        }
      }),
      { numRuns: 4 },
    )
  }, 60_000)

  it('[HISTORY-2] [FIND-2] goes on page by page for words too, as the list of all of them', async () => {
    const history = await world.store(5, 40)
    const admin = await anAdmin()
    const [word = ''] = history.states.flatMap(({ title }) => title.match(/\p{L}{4,}/gu) ?? [])
    const filter = { ...NO_FILTER, drills: true, tests: true, q: word }
    for (const isDescending of [true, false]) {
      const sort: Sort = { by: 'declared', isDescending }
      const all = await withSnapshot((tx) => findFiltered(tx, admin, filter, sort, { after: null, limit: null }))
      expect(all.length, word).toBeGreaterThan(4)
      expect(await allPages(admin, filter, sort, 2)).toEqual(all.map(({ number }) => number))
    }
  })

  it('[HISTORY-1] says of each incident what the pure form of it says', async () => {
    const history = await world.store(7, 40)
    const [question] = history.questions
    if (!question) throw new Error('There is no question')
    const page = await listOf(question.actor, { limit: '100', drills: 'true', tests: 'true' })
    expect(page).toMatchObject({ incidents: { length: 40 }, nextCursor: null })
    const everything = historyCountSchema.parse({ drills: 'true', tests: 'true' })
    expect(await countHistory(question.actor, everything)).toEqual({ count: 40 })
    for (const state of history.states) {
      const measured = measuredOf(state)
      expect(page.incidents.find(({ id }) => id === state.id)).toMatchObject({
        key: state.key,
        title: state.title,
        outcome: state.outcome,
        isTest: state.isTest,
        services: expect.toSatisfy(({ length }) => length === state.services.length),
        commander: state.roles.commander && { id: state.roles.commander.id },
        declaredAt: state.instants.declaredAt?.at,
        mitigateMs: durationOf(measured, 'mitigate')?.ms ?? null,
        resolveMs: durationOf(measured, 'resolve')?.ms ?? null,
        people: measured.personIds.length,
        tried: measured.triedCount,
        workedBy: measured.triedBeforeWorked === null ? null : { title: expect.any(String) },
        review: state.review?.status ?? null,
      } satisfies Partial<Record<keyof ListedIncident, unknown>>)
    }
  })

  it('[HISTORY-2] goes on by its cursor, for the sort it was made for and no other', async () => {
    await world.store(3, 30)
    const admin = await anAdmin()
    for (const by of SORT_NAMES) {
      for (const isDescending of [true, false]) {
        const sort = textOfSort({ by, isDescending })
        const whole = await listOf(admin, { sort, limit: '100' })
        const keys: string[] = []
        for (let cursor: string | null = ''; cursor !== null; ) {
          const page: HistoryPage = await listOf(admin, { sort, limit: '7', ...(cursor && { cursor }) })
          keys.push(...page.incidents.map(({ key }) => key))
          cursor = page.nextCursor
        }
        expect(keys).toEqual(whole.incidents.map(({ key }) => key))
      }
    }
    const { nextCursor } = await listOf(admin, { limit: '1' })
    for (const cursor of [String(nextCursor), 'nonsense', Buffer.from('["title",1,1]').toString('base64url')]) {
      await expect(listOf(admin, { cursor, sort: 'title' })).rejects.toThrow('cursor')
    }
  })
})
