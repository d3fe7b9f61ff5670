import { dependantsOf } from '@/lib/domain/catalogue/graph'
import { serviceOfRepository, takesEnvironment } from '@/lib/domain/change/change-rules'
import type { IncomingChange } from '@/lib/domain/change/incoming-change'
import { NOTICE_DISTANCE } from '@/lib/domain/change/notice'
import { now } from '@/lib/server/clock'
import { findServicesByKey } from '@/lib/server/db/alert-incidents'
import { findOpenIncidentsOn, type NewChange, type SavedChange, saveChanges } from '@/lib/server/db/changes'
import { noteReceived, type Receiver } from '@/lib/server/db/integrations'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { listDependencyRows } from '@/lib/server/db/service-dependencies'
import { inLane } from '@/lib/server/integrations/intake-load'
import { armTimer, noticeKey } from '@/lib/server/timers/timers'

/** Changes that are ready to be saved, and who may be concerned by each service's. */
export interface PlacedChanges {
  changes: NewChange[]
  /** Each service that changed, with those that depend on it. */
  concerned: ReadonlyMap<string, string[]>
}

/**
 * Saves what a sender told of changes. When this answers, they are durable, and so are the timers that tell the
 * incidents they may concern. Answers their ids; those of environments that are not taken are dropped.
 */
export async function receiveChanges(receiver: Receiver, incoming: IncomingChange[]): Promise<SavedChange[]> {
  const placed = await placeChanges(receiver, incoming)
  return inLane(() =>
    withTransaction(async (tx) => {
      const saved = await savePlaced(tx, receiver, placed)
      await noteReceived(tx, receiver.id, now())
      return saved
    }),
  )
}

/** Finds the service of each change: the one it names, else that of its repository, else the integration's. */
export async function placeChanges({ serviceId, rules }: Receiver, incoming: IncomingChange[]): Promise<PlacedChanges> {
  const taken = incoming.filter(({ environment }) => takesEnvironment(rules.changes, environment))
  const last = [...new Map(taken.map((change) => [change.dedupKey, change])).values()]
  const services = await findServicesByKey([...new Set(last.flatMap(({ serviceKey }) => serviceKey ?? []))])
  const changes = last.map((change) => ({
    ...change,
    serviceId:
      services.get(change.serviceKey ?? '')?.id ?? serviceOfRepository(rules.changes, change.repository) ?? serviceId,
  }))
  const changed = new Set(changes.flatMap((change) => change.serviceId ?? []))
  if (changed.size === 0) return { changes, concerned: new Map() }
  const edges = await listDependencyRows()
  const concerned = [...changed].map((id): [string, string[]] => [
    id,
    [id, ...dependantsOf(edges, [id], { maxDistance: NOTICE_DISTANCE }).map((one) => one.id)],
  ])
  return { changes, concerned: new Map(concerned) }
}

/** Saves changes, and arms what tells incidents of them, in a transaction of the caller's. */
export async function savePlaced(tx: Tx, { id }: Receiver, { changes, concerned }: PlacedChanges) {
  if (changes.length === 0) return []
  const at = now()
  const saved = await saveChanges(tx, id, changes, at)
  const serviceIds = new Set(saved.flatMap(({ serviceId }) => concerned.get(serviceId ?? '') ?? []))
  if (serviceIds.size === 0) return saved
  for (const incidentId of await findOpenIncidentsOn(tx, id, [...serviceIds])) {
    const key = noticeKey(incidentId)
    await armTimer(tx, { key, kind: 'notice-changes', incidentId, payload: {}, dueAt: at })
  }
  return saved
}
