import { type Reachability, reachabilityOf } from '@/lib/domain/on-call/reachability'
import { viewOf } from '@/lib/server/channels/method-view'
import { readyChannels } from '@/lib/server/channels/ready-channels'
import { now } from '@/lib/server/clock'
import { readMethodsOf } from '@/lib/server/db/contact-methods'
import type { Tx } from '@/lib/server/db/pool'

/** Whether each of these people can be reached, and why not. Somebody who was removed cannot. */
export async function reachabilityOfPeople(tx: Tx, ids: readonly string[]): Promise<Map<string, Reachability>> {
  const ready = await readyChannels(tx)
  const methods = Map.groupBy(await readMethodsOf(tx, ids), ({ personId }) => personId)
  return new Map(
    ids.map((id) => {
      const own = (methods.get(id) ?? []).map((method) => viewOf(method, ready))
      return [id, reachabilityOf(own, ready, now())]
    }),
  )
}
