/** One service needs another. */
export interface DependencyEdge {
  serviceId: string
  dependsOnId: string
}

/** A service, and the number of steps that lead to it from where one started; 0 is the start itself. */
export interface Reached {
  id: string
  distance: number
}

/** No walk goes further: what is that far away explains nothing any more. */
export const MAX_DISTANCE = 10

interface Bounds {
  /** Steps at most. */
  maxDistance?: number
  /** Services answered at most, the nearest ones. */
  limit?: number
}

/** The services that need any of these, directly or through others, nearest first; never these themselves. */
export const dependantsOf = (edges: readonly DependencyEdge[], ids: readonly string[], bounds?: Bounds): Reached[] =>
  walk(neighbours(edges, 'dependsOnId', 'serviceId'), ids, bounds)

/** The services that any of these needs, directly or through others, nearest first; never these themselves. */
export const dependenciesOf = (edges: readonly DependencyEdge[], ids: readonly string[], bounds?: Bounds): Reached[] =>
  walk(neighbours(edges, 'serviceId', 'dependsOnId'), ids, bounds)

type Neighbours = ReadonlyMap<string, readonly string[]>

function neighbours(
  edges: readonly DependencyEdge[],
  from: keyof DependencyEdge,
  to: keyof DependencyEdge,
): Neighbours {
  const next = new Map<string, string[]>()
  for (const edge of edges) {
    const known = next.get(edge[from])
    if (known) known.push(edge[to])
    else next.set(edge[from], [edge[to]])
  }
  return next
}

/** Breadth first; each service is met once, so that a cycle ends where it began. */
function walk(
  next: Neighbours,
  startIds: readonly string[],
  { maxDistance = MAX_DISTANCE, limit = Number.POSITIVE_INFINITY }: Bounds = {},
): Reached[] {
  const met = new Set(startIds)
  const reached: Reached[] = []
  let ring: readonly string[] = [...met]
  for (let distance = 1; distance <= maxDistance && ring.length > 0; distance++) {
    const found: string[] = []
    for (const from of ring) {
      for (const id of next.get(from) ?? []) {
        if (met.has(id)) continue
        met.add(id)
        found.push(id)
        reached.push({ id, distance })
        if (reached.length >= limit) return reached
      }
    }
    ring = found
  }
  return reached
}
