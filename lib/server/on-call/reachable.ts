import { reachabilityOfPeople } from '@/lib/server/channels/reachability'
import type { Tx } from '@/lib/server/db/pool'

/** Which of these people a page would reach, be it by mail alone (SPEC CHAN-12). */
export async function reachablePeople(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const found = await reachabilityOfPeople(tx, ids)
  return new Set(ids.filter((id) => found.get(id)?.state !== 'unreachable'))
}
