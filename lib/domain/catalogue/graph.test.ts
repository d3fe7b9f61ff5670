import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DependencyEdge, dependantsOf, dependenciesOf, MAX_DISTANCE } from './graph'

/** Steps from any of these to one that they depend on: 0 for themselves, null when none does. */
const dependencyDistance = (edges: DependencyEdge[], fromIds: string[], toId: string): number | null =>
  fromIds.includes(toId) ? 0 : (dependenciesOf(edges, fromIds).find(({ id }) => id === toId)?.distance ?? null)

const edges = (...lines: string[]): DependencyEdge[] =>
  lines.map((line) => {
    const [serviceId = '', dependsOnId = ''] = line.split('>')
    return { serviceId, dependsOnId }
  })

const shop = edges('shop>checkout', 'checkout>payments', 'checkout>identity', 'payments>ledger', 'shop>identity')

describe('[CAT-3] what a service needs, and what needs it', () => {
  test('is found nearest first, each once', () => {
    expect(dependenciesOf(shop, ['shop'])).toEqual([
      { id: 'checkout', distance: 1 },
      { id: 'identity', distance: 1 },
      { id: 'payments', distance: 2 },
      { id: 'ledger', distance: 3 },
    ])
    expect(dependantsOf(shop, ['ledger'])).toEqual([
      { id: 'payments', distance: 1 },
      { id: 'checkout', distance: 2 },
      { id: 'shop', distance: 3 },
    ])
    expect(dependantsOf(shop, ['ledger', 'identity'], { limit: 2 })).toEqual([
      { id: 'payments', distance: 1 },
      { id: 'checkout', distance: 1 },
    ])
    expect(dependantsOf(shop, ['ledger'], { maxDistance: 1 })).toEqual([{ id: 'payments', distance: 1 }])
    expect(dependenciesOf(shop, ['nowhere'])).toEqual([])
  })

  test('goes round in a circle and ends', () => {
    const circle = edges('a>b', 'b>c', 'c>a', 'c>d', 'd>d')
    expect(dependenciesOf(circle, ['a'])).toEqual([
      { id: 'b', distance: 1 },
      { id: 'c', distance: 2 },
      { id: 'd', distance: 3 },
    ])
    expect(dependencyDistance(circle, ['a'], 'd')).toBe(3)
  })

  test('is so many steps away, from the nearest of several', () => {
    expect(dependencyDistance(shop, ['shop'], 'shop')).toBe(0)
    expect(dependencyDistance(shop, ['shop'], 'ledger')).toBe(3)
    expect(dependencyDistance(shop, ['shop', 'payments'], 'ledger')).toBe(1)
    expect(dependencyDistance(shop, ['ledger'], 'shop')).toBeNull()
    const chain = edges(...Array.from({ length: 20 }, (_, at) => `s${at}>s${at + 1}`))
    expect(dependencyDistance(chain, ['s0'], `s${MAX_DISTANCE}`)).toBe(MAX_DISTANCE)
    expect(dependencyDistance(chain, ['s0'], `s${MAX_DISTANCE + 1}`)).toBeNull()
  })
})

const service = fc.integer({ min: 0, max: 14 }).map(String)
const graph = fc.array(fc.record({ serviceId: service, dependsOnId: service }), { maxLength: 80 })
const starts = fc.uniqueArray(service, { minLength: 1, maxLength: 3 })

test('[CAT-3] in any graph, with any cycles, a walk ends and meets each service once', () => {
  fc.assert(
    fc.property(graph, starts, service, (all, from, to) => {
      const reached = dependenciesOf(all, from)
      const ids = reached.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.some((id) => from.includes(id))).toBe(false)
      const known = new Map<string, number>([...from.map((id) => [id, 0] as const), ...reached.map(pair)])
      // Each is one step further than something that needs it, and no edge would have been a shorter way.
      for (const { id, distance } of reached) {
        const ways = all.filter((edge) => edge.dependsOnId === id).flatMap((edge) => known.get(edge.serviceId) ?? [])
        expect(Math.min(...ways) + 1).toBe(distance)
      }
      const distance = dependencyDistance(all, from, to)
      expect(distance).toBe(known.get(to) ?? null)
      for (const { id, distance: back } of dependantsOf(all, [to])) {
        expect(dependencyDistance(all, [id], to)).toBe(back)
      }
    }),
  )
})

const pair = ({ id, distance }: { id: string; distance: number }) => [id, distance] as const
