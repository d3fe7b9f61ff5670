import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { eventPayloads } from '@/lib/domain/incident/events'
import { reduceIncident } from '@/lib/domain/incident/reduce-incident'
import type { IncidentState } from '@/lib/domain/incident/state'
import { GENESIS, linkHash, payloadDigestOf } from '@/lib/server/log-chain'
import { changeAt, YEARS_MS } from './history/changes.ts'
import { detailsOf, figuresOf, GROUPS } from './history/figures-of.ts'
import { chanceOf, sealedLife } from './history/life.ts'
import type { World } from './history/world.ts'

const world: World = {
  people: Array.from({ length: 8 }, (_, index) => ({ id: randomUUID(), name: `Person ${index}` })),
  services: Array.from({ length: 8 }, (_, index) => ({
    id: randomUUID(),
    key: `service-${index}`,
    name: `Service ${index}`,
    teamId: null,
  })),
  integrationId: randomUUID(),
  until: Date.UTC(2026, 10, 28),
}
const life = (number: number) => sealedLife(chanceOf(number), number, 100, world)

test('a life is a whole log: payloads that parse, a chain that holds, and a fold that agrees', () => {
  for (let number = 1; number <= 30; number++) {
    const { sealed, state } = life(number)
    let previous = GENESIS.hash
    let folded: IncidentState | null = null
    for (const [index, { event, payloadDigest, salt, hash }] of sealed.entries()) {
      expect(event.seq).toBe(index + 1)
      expect(eventPayloads[event.type].safeParse(event.payload).success).toBe(true)
      expect(payloadDigestOf(event.payload, salt)).toEqual(payloadDigest)
      expect(linkHash(previous, event, payloadDigest)).toEqual(hash)
      previous = hash
      folded = reduceIncident(folded, event)
    }
    expect(folded).toEqual(state)
  }
})

test('lives are declared in the order of their numbers, within the years of the history', () => {
  const declared = Array.from({ length: 100 }, (_, index) =>
    Date.parse(life(index + 1).sealed[0]?.event.recordedAt ?? ''),
  )
  expect(declared).toEqual(declared.toSorted((a, b) => a - b))
  expect(Math.min(...declared)).toBeGreaterThanOrEqual(world.until - YEARS_MS)
  expect(Math.max(...declared)).toBeLessThanOrEqual(world.until)
})

test('the same number makes the same life, whoever makes it', () => {
  const types = () => life(7).sealed.map(({ event }) => event.type)
  expect(types()).toEqual(types())
})

test('what is rolled back is the last deploy before the incident', () => {
  const at = world.until - YEARS_MS / 2
  const change = changeAt(world, 100, at)
  expect(change?.kind).toBe('deploy')
  expect(Date.parse(change?.at ?? '')).toBeLessThanOrEqual(at)
})

describe('the figures of the row', () => {
  const timed = [10_000, 100_000].flatMap((size) =>
    (['admin', 'responder'] as const).flatMap((reader) =>
      GROUPS.map((group) => ({
        size,
        reader,
        group,
        what: 'something',
        ours: [
          [size / 1000, size / 1000],
          [size / 1000, size / 500],
        ],
        limit: [[5], [6]],
      })),
    ),
  )
  const exported = [{ perSecond: 100, limitPerSecond: 200, megabytes: 3, grownMegabytes: 4 }]
  const figures = figuresOf(timed, [10_000, 100_000], exported, { most: 2000, silent: 0, strips: 8 })

  test('a budget binds at 100,000 incidents, on the slowest askings of all rounds', () => {
    const list = figures.find(({ what }) => what === 'list: something, p95 of all rounds')
    expect(list).toMatchObject({ ours: [200], limit: [6], budgets: [{ of: 'ours', at: 'most', value: 200 }] })
    const smaller = figuresOf(timed, [10_000], exported, { most: 2000, silent: 0, strips: 8 })
    expect(smaller.flatMap(({ budgets = [] }) => budgets)).toEqual([])
  })

  test('growth is the larger history beside the smaller one, round by round', () => {
    const growth = figures.find(({ what }) => what.startsWith('search: all of them, t(100,000) beside t(10,000)'))
    expect(growth).toMatchObject({
      ours: [100, 100],
      limit: [10, 10],
      budgets: [{ of: 'ratio', at: 'most', value: 2 }],
    })
  })

  test('everything that was timed is kept as a line', () => {
    expect(detailsOf(timed)).toHaveLength(timed.length)
    expect(detailsOf(timed)[0]).toBe('10,000, admin, list: something: p50 / p95 10.0 / 20.0 ms, by hand 5.0 / 6.0 ms')
  })
})
