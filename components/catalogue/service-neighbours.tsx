import { ServiceGraph } from '@/components/catalogue/service-graph'
import { servicePath } from '@/components/catalogue/service-words'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { SectionHeader } from '@/components/ui/section-header'
import type { ServiceGraph as Graph, ServiceDetail, ServiceNode } from '@/lib/domain/catalogue/service-detail'

export interface ServiceNeighboursProps {
  service: ServiceDetail
  graph: Graph
  isHurting: boolean
}

/** Whom it needs and who needs it, drawn and named. */
export function ServiceNeighbours({ service, graph, isHurting }: ServiceNeighboursProps) {
  const { id, dependsOn, dependants } = service
  return (
    <section aria-labelledby="neighbours" className="flex flex-col gap-2">
      <SectionHeader id="neighbours" title="Dependencies" />
      <Card className="flex flex-col gap-4 p-4">
        {dependsOn.length + dependants.length > 0 && (
          <ServiceGraph
            focusIds={[id]}
            services={graph.services}
            edges={graph.edges}
            isHurting={isHurting}
            size="wide"
          />
        )}
        <div className="grid gap-3 text-13 md:grid-cols-2">
          <Names title="Needed by" services={dependants} none="No other service needs it." />
          <Names title="Needs" services={dependsOn} none="It needs no other service." />
        </div>
      </Card>
    </section>
  )
}

interface NamesProps {
  title: string
  services: ServiceNode[]
  none: string
}

function Names({ title, services, none }: NamesProps) {
  return (
    <div>
      <h3 className="font-medium text-12 text-text-3">{title}</h3>
      {services.length === 0 ? (
        <p className="text-text-3">{none}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-3 gap-y-1 max-md:gap-y-2">
          {services.map(({ id, key, name }) => (
            <li key={id}>
              <Link href={servicePath(key)} className="text-accent underline-offset-2 hover:underline">
                {name}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
