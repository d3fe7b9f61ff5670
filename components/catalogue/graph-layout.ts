import { type DependencyEdge, dependantsOf, dependenciesOf } from '@/lib/domain/catalogue/graph'

/** What a box shows. */
export interface GraphNode {
  id: string
  name: string
}

/** A box of the drawing; `more` stands for services that are not drawn. */
export type GraphBox =
  | { kind: 'dependant' | 'focus' | 'dependency'; id: string; name: string; column: number; row: number }
  | { kind: 'more'; id: string; name: string; column: number; row: number }

export interface GraphLine {
  from: GraphBox
  to: GraphBox
}

export interface GraphDrawing {
  boxes: GraphBox[]
  /** From what needs to what is needed. */
  lines: GraphLine[]
  columns: number
  rows: number
}

/** Twelve boxes at most, and a note in each column of what is left out. */
const PER_COLUMN = 4

/** Direct neighbours stand beside the focus, dependants left and dependencies right; the rest is a number. */
export function layOut(
  focusIds: readonly string[],
  services: readonly GraphNode[],
  edges: readonly DependencyEdge[],
): GraphDrawing {
  const known = new Map(services.map((service) => [service.id, service]))
  const focus = [...new Set(focusIds)].filter((id) => known.has(id))
  const inUse = edges.filter(({ serviceId, dependsOnId }) => known.has(serviceId) && known.has(dependsOnId))
  const needed = dependenciesOf(inUse, focus)
  const isNeeded = new Set(needed.filter(({ distance }) => distance === 1).map(({ id }) => id))
  // In a cycle a service is both: it stands with what is needed.
  const needing = dependantsOf(inUse, focus).filter(({ id }) => !isNeeded.has(id))
  const isNeeding = new Set(needing.filter(({ distance }) => distance === 1).map(({ id }) => id))
  const further = needed.filter(({ id, distance }) => distance === 1 || !isNeeding.has(id))
  const sides = [
    { kind: 'dependant' as const, direct: [...isNeeding], all: needing.length },
    { kind: 'focus' as const, direct: focus, all: focus.length },
    { kind: 'dependency' as const, direct: [...isNeeded], all: further.length },
  ].filter(({ direct }) => direct.length > 0)

  const columns = sides.map(({ kind, direct, all }, column) => {
    const shown = direct.slice(0, PER_COLUMN)
    const boxes: GraphBox[] = shown.map((id, row) => ({ kind, id, name: known.get(id)?.name ?? '', column, row }))
    const left = all - shown.length
    if (left > 0) boxes.push({ kind: 'more', id: `more-${kind}`, name: `+${left} more`, column, row: shown.length })
    return boxes
  })
  const boxes = columns.flat()
  const drawn = new Map(boxes.map((box) => [box.id, box]))
  const isFocus = new Set(focus)
  const lines = inUse.flatMap(({ serviceId, dependsOnId }) => {
    const [from, to] = [drawn.get(serviceId), drawn.get(dependsOnId)]
    const touchesFocus = isFocus.has(serviceId) || isFocus.has(dependsOnId)
    return from && to && from !== to && touchesFocus ? [{ from, to }] : []
  })
  return { boxes, lines, columns: columns.length, rows: Math.max(0, ...columns.map(({ length }) => length)) }
}

/** The drawing in words, for those who do not see it. */
export function describeGraph({ boxes }: GraphDrawing): string {
  const names = (kind: GraphBox['kind'], more: string) => {
    const shown = boxes.filter((box) => box.kind === kind || box.id === more).map(({ name }) => name)
    return shown.length === 0 ? 'nothing' : shown.join(', ')
  }
  const focus = names('focus', 'more-focus')
  return `${focus}: needed by ${names('dependant', 'more-dependant')}; needs ${names('dependency', 'more-dependency')}`
}
