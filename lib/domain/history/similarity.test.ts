import { describe, expect, it } from 'vitest'
import { type Comparable, MIN_SIMILARITY, mostAlike, type Surroundings } from './similarity'

const checkout = { id: 'checkout', name: 'Checkout' }
const payments = { id: 'payments', name: 'Payments' }
const search = { id: 'search', name: 'Search' }

const one = (given: Partial<Comparable> = {}): Comparable => ({
  id: 'this',
  declaredAt: '2026-11-01T00:00:00.000Z',
  kind: 'production',
  deliveryReason: null,
  services: [],
  alertRules: [],
  title: 'Orders stop',
  texts: [],
  categories: [],
  ...given,
})

const around = (given: Partial<Surroundings> = {}): Surroundings => ({
  recent: 100,
  hits: new Map(),
  dependencies: [],
  ...given,
})

const score = (mine: Comparable, theirs: Comparable, surroundings = around()) =>
  mostAlike(mine, [theirs], surroundings, 10)[0]

describe('what two incidents have in common', () => {
  it('[SIMILAR-2] counts a service that is seldom hit more than one that always is, and a neighbour half', () => {
    const mine = one({ services: [checkout] })
    const theirs = one({ id: 'then', title: 'Nothing moves', services: [checkout] })
    const rare = score(mine, theirs, around({ hits: new Map([['checkout', 1]]) }))
    const common = score(mine, theirs, around({ hits: new Map([['checkout', 30]]) }))
    expect(rare?.parts.services).toBe(1)
    expect(common?.parts.services).toBeCloseTo(0.32, 2)
    expect(rare?.reasons).toEqual(['Same service: Checkout'])
    const near = score(
      mine,
      one({ id: 'then', title: 'Nothing moves', services: [payments] }),
      around({ dependencies: [['checkout', 'payments']] }),
    )
    expect(near?.parts.services).toBe(0.5)
    expect(near?.reasons).toEqual(['Next to it: Payments'])
    expect(score(mine, one({ id: 'then', title: 'Nothing moves', services: [search] }))).toBeUndefined()
  })

  it('[SIMILAR-2] counts an alert that fired both times, more when all of them did', () => {
    const theirs = one({ id: 'then', title: 'Nothing moves', alertRules: ['CheckoutErrors', 'PoolFull'] })
    const all = score(one({ alertRules: ['CheckoutErrors'] }), theirs)
    const some = score(one({ alertRules: ['CheckoutErrors', 'DiskFull', 'Latency'] }), theirs)
    expect([all?.parts.alerts, some?.parts.alerts]).toEqual([1, 0.7])
    expect(some?.reasons).toEqual(['Fired then, too: CheckoutErrors'])
  })

  it('[SIMILAR-2] counts words, in the plural too, and none that say nothing', () => {
    const mine = one({ title: 'The pool of connections is exhausted', texts: ['Timeouts of the pool'] })
    const theirs = one({ id: 'then', title: 'Timeout: connection pools are exhausted' })
    expect(score(mine, theirs)?.reasons).toEqual(['Words: connection, exhausted, pool'])
    const empty = one({ id: 'then', title: 'The incident is not the last of the day' })
    expect(score(mine, empty)).toBeUndefined()
  })

  it('[SIMILAR-2] counts factors and why delivery stopped', () => {
    const mine = one({ kind: 'delivery', deliveryReason: 'unstable-ci', categories: ['Capacity', 'Design'] })
    const theirs = one({
      id: 'then',
      title: 'Nothing moves',
      kind: 'delivery',
      deliveryReason: 'unstable-ci',
      categories: ['Capacity'],
    })
    expect(score(mine, theirs)).toMatchObject({
      parts: { delivery: 1, factors: 0.5, kind: 1 },
      reasons: ['Delivery stopped alike: An unstable CI', 'Same factors: Capacity'],
    })
  })

  it('[SIMILAR-2] leaves out what the incident says nothing of', () => {
    const likeness = score(one({ services: [checkout] }), one({ id: 'then', services: [checkout], alertRules: ['A'] }))
    expect(likeness).toMatchObject({ parts: { alerts: null, factors: null, delivery: null }, score: 1 })
  })
})

describe('the list', () => {
  it('[SIMILAR-3] has none without a reason, though it be of the same kind, nor one that is hardly alike', () => {
    const mine = one({ services: [checkout] })
    const others = [
      one({ id: 'same kind', title: 'Nothing moves' }),
      one({ id: 'hardly', title: 'Nothing moves', kind: 'security', services: [checkout, search, payments] }),
    ]
    const hits = new Map([['checkout', 99]])
    expect(mostAlike(mine, others, around({ hits }), 10)).toEqual([])
    expect(MIN_SIMILARITY).toBe(0.2)
  })

  it('[SIMILAR-2] puts the most alike first, and of two that are equally alike the later one', () => {
    const mine = one({ services: [checkout, payments] })
    const like = (id: string, day: string, services = [checkout]) =>
      one({ id, title: 'Nothing moves', declaredAt: `2026-10-${day}T00:00:00.000Z`, services })
    const others = [like('older', '01'), like('both', '02', [checkout, payments]), like('later', '03')]
    const ids = (limit: number) => mostAlike(mine, others, around(), limit).map(({ id }) => id)
    expect(ids(10)).toEqual(['both', 'later', 'older'])
    expect(ids(1)).toEqual(['both'])
  })

  it('[SIMILAR-2] has scores between 0 and 1, the same whichever order the others come in', () => {
    const mine = one({ services: [checkout], alertRules: ['A'], categories: ['Design'], title: 'Pool timeout' })
    const others = [
      one({ id: 'a', services: [checkout], title: 'Pool is full' }),
      one({ id: 'b', services: [search], alertRules: ['A', 'B'], title: 'Timeout of search' }),
      one({ id: 'c', services: [checkout], alertRules: ['A'], categories: ['Design'], title: 'Pool timeout' }),
    ]
    const found = mostAlike(mine, others, around(), 10)
    expect(mostAlike(mine, others.toReversed(), around(), 10)).toEqual(found)
    expect(found[0]).toMatchObject({ id: 'c', score: 1 })
    for (const { score } of found) expect(score).toBeGreaterThanOrEqual(MIN_SIMILARITY)
  })
})
