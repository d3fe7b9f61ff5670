import type { Services } from '@/lib/domain/metrics/services'

/** More would not be told apart. */
const MAX_NODES = 18

export interface PlacedNode {
  id: string
  name: string
  n: number
  /** From what nothing needs, at the left, to what needs nothing. */
  layer: number
  row: number
  /** Services in its layer. */
  inLayer: number
}

export interface Layers {
  nodes: PlacedNode[]
  edges: { from: PlacedNode; to: PlacedNode }[]
  layers: number
  rows: number
  /** Services that are not drawn. */
  left: number
}

/** The services that are hit most and what hangs together with them, in layers: what needs stands left of what is needed. */
export function layersOf({ nodes, edges }: Pick<Services, 'nodes' | 'edges'>): Layers {
  const linked = new Set(edges.flatMap(({ serviceId, dependsOnId }) => [serviceId, dependsOnId]))
  const candidates = nodes.filter(({ id, n }) => n > 0 || linked.has(id))
  const shown = candidates.toSorted((one, other) => other.n - one.n).slice(0, MAX_NODES)
  const ids = new Set(shown.map(({ id }) => id))
  const drawn = edges.filter(
    ({ serviceId, dependsOnId }) => serviceId !== dependsOnId && ids.has(serviceId) && ids.has(dependsOnId),
  )
  const layer = new Map(shown.map(({ id }) => [id, 0]))
  // As often as there are services is enough, and ends where services need each other in a circle.
  for (let round = 0; round < shown.length; round++) {
    for (const { serviceId, dependsOnId } of drawn) {
      const behind = (layer.get(serviceId) ?? 0) + 1
      if (behind > (layer.get(dependsOnId) ?? 0) && behind < MAX_LAYERS) layer.set(dependsOnId, behind)
    }
  }
  const used = [...new Set(layer.values())].sort((one, other) => one - other)
  const columns = used.map((one) => shown.filter(({ id }) => layer.get(id) === one))
  const placed = columns.flatMap((column, index) =>
    column.map((node, row): PlacedNode => ({ ...node, layer: index, row, inLayer: column.length })),
  )
  const byId = new Map(placed.map((node) => [node.id, node]))
  return {
    nodes: placed,
    edges: drawn.flatMap(({ serviceId, dependsOnId }) => {
      const [from, to] = [byId.get(serviceId), byId.get(dependsOnId)]
      return from && to ? [{ from, to }] : []
    }),
    layers: columns.length,
    rows: Math.max(0, ...columns.map(({ length }) => length)),
    left: candidates.length - shown.length,
  }
}

const MAX_LAYERS = 5
