import { now } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import { armMissingWatches } from '@/lib/server/db/rota-rows'
import { armTimer, rotaKey } from '@/lib/server/timers/timers'

type Tx = Parameters<typeof armTimer>[0]

/** Has a rota looked at, now and from then on: whoever comes on is told, and of gaps everybody (SPEC ROTA-16). */
export const armRotaWatch = (tx: Tx, rotaId: string): Promise<void> =>
  armTimer(tx, { key: rotaKey(rotaId), kind: 'watch-rota', incidentId: null, payload: { rotaId }, dueAt: now() })

/** Has every rota looked at that no timer looks at: at the start of a server. */
export const armRotaWatches = (): Promise<void> =>
  withTransaction((tx) => armMissingWatches(tx, 'watch-rota', rotaKey(''), now()))
