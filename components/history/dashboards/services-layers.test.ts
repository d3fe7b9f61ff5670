import { describe, expect, test } from 'vitest'
import { layersOf } from '@/components/history/dashboards/services-layers'

const node = (id: string, n = 1) => ({ id, name: id, n })
const edge = (serviceId: string, dependsOnId: string) => ({ serviceId, dependsOnId })
const layerOf = (layers: ReturnType<typeof layersOf>, id: string) => layers.nodes.find((one) => one.id === id)?.layer

describe('Layers of services', () => {
  test('put what needs left of what is needed', () => {
    const layers = layersOf({
      nodes: [node('db'), node('web'), node('api')],
      edges: [edge('web', 'api'), edge('api', 'db'), edge('web', 'db')],
    })
    expect(['web', 'api', 'db'].map((id) => layerOf(layers, id))).toEqual([0, 1, 2])
    expect(layers.edges).toHaveLength(3)
  })

  test('end where services need each other', () => {
    const layers = layersOf({ nodes: [node('a'), node('b')], edges: [edge('a', 'b'), edge('b', 'a'), edge('a', 'a')] })
    expect(layers.nodes).toHaveLength(2)
    expect(layers.layers).toBeLessThanOrEqual(5)
    expect(layers.edges).toHaveLength(2)
  })

  test('leave out services without incidents and neighbours, and of many those hit least', () => {
    expect(layersOf({ nodes: [node('alone', 0), node('hit', 3)], edges: [] }).nodes.map(({ id }) => id)).toEqual([
      'hit',
    ])
    const many = layersOf({ nodes: Array.from({ length: 40 }, (_, index) => node(`s${index}`, index)), edges: [] })
    expect(many.nodes).toHaveLength(18)
    expect(many.left).toBe(21)
    expect(many.nodes.some(({ id }) => id === 's39')).toBe(true)
  })
})
