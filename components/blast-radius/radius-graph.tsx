'use client'
import { ServiceGraph } from '@/components/catalogue/service-graph'
import { useReadServiceGraph } from '@/lib/client/catalogue-admin'

export interface RadiusGraphProps {
  focusIds: readonly string[]
  isHurting: boolean
}

/** The services that are hit, with who needs them and what they need; nothing where none is joined to another. */
export function RadiusGraph({ focusIds, isHurting }: RadiusGraphProps) {
  const { data: graph } = useReadServiceGraph()
  const isJoined = graph?.edges.some(
    ({ serviceId, dependsOnId }) => focusIds.includes(serviceId) || focusIds.includes(dependsOnId),
  )
  if (!graph || !isJoined) return null
  return (
    <div className="mt-2">
      <ServiceGraph focusIds={focusIds} services={graph.services} edges={graph.edges} isHurting={isHurting} />
    </div>
  )
}
