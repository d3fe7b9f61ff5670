import type { Actor } from '@/lib/domain/actor'
import type { ServiceGraph } from '@/lib/domain/catalogue/service-detail'
import { listDependencyRows, listServiceNodes } from '@/lib/server/db/service-dependencies'

/** All services in use by name, and which needs which; everybody in the organisation may read them. */
export async function listServiceGraph(_actor: Actor): Promise<ServiceGraph> {
  const [services, edges] = await Promise.all([listServiceNodes(), listDependencyRows()])
  return { services, edges }
}
