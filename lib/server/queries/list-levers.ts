import type { Actor } from '@/lib/domain/actor'
import type { LeverView } from '@/lib/domain/catalogue/lever-view'
import { isResponder } from '@/lib/domain/incident/policy'
import { listLeverRows } from '@/lib/server/db/levers'

/**
 * The levers of services; when they were last pulled only as far as the actor may see those incidents, and the request
 * a lever carries only for those who may pull it.
 */
export async function leversOf(actor: Actor, serviceIds: string[]): Promise<LeverView[]> {
  const levers = serviceIds.length === 0 ? [] : await listLeverRows(actor, serviceIds)
  return isResponder(actor) ? levers : levers.map((lever) => ({ ...lever, action: null }))
}
