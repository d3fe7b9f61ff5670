import type { ServiceView, Tier } from './catalogue'
import type { DependencyEdge } from './graph'
import type { LeverUse, LeverView } from './lever-view'

/** A service as a line or a box names it. */
export interface ServiceNode {
  id: string
  key: string
  name: string
  tier: Tier
}

/** All services in use, and which needs which; cycles are fine. */
export interface ServiceGraph {
  services: ServiceNode[]
  edges: DependencyEdge[]
}

/** A service with its levers, and the services in use that it needs and that need it. */
export interface ServiceDetail extends ServiceView {
  levers: LeverView[]
  dependsOn: ServiceNode[]
  dependants: ServiceNode[]
  /** Whether the reader may change its levers. */
  canChangeLevers: boolean
}

/** A service as the list shows it. */
export interface ServiceOverview extends ServiceView {
  /** How many of the four levers are written down. */
  leversReady: number
  lastRehearsed: LeverUse | null
}
