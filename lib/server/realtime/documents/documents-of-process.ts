import type { AccessChange } from '@/lib/server/db/access-change'
import { shared } from '@/lib/server/process-registry'
import type { Nudge } from '@/lib/server/realtime/neighbours'

/** The documents that this process serves, for whoever has something to say to them. */
export interface Documents {
  /** Tells everybody here who has this document open. */
  tell(incidentId: string, what: string): void
  /** Another process says where to look. */
  hear(nudge: Nudge): void
  /** Somebody's access changed: closes whoever may no longer be here. `isAll`: look at everybody. */
  recheck(changes: readonly AccessChange[], isAll: boolean): Promise<void>
  /** This server stops: everybody is sent to another one, once what they wrote is saved. */
  sendAway(): Promise<void>
}

/** One in the process, though Next has copies of its modules; empty until documents are served. */
export const documentsOfProcess = shared<{
  current: Documents | null
  /** Null without a Redis. */
  tellOthers: ((nudge: Nudge) => void) | null
}>('documents', () => ({ current: null, tellOthers: null }))
