import type { Actor } from '@/lib/domain/actor'
import { withSnapshot } from '@/lib/server/db/pool'
import { requireIncident } from '@/lib/server/queries/current-state'
import { type Verdict, verifyWithin } from '@/lib/server/verify-log'

/** Whether the log of an incident is as it was written. Throws `not_found`. */
export const getVerdict = (actor: Actor, idOrKey: string): Promise<Verdict> =>
  withSnapshot(async (tx) => verifyWithin(tx, (await requireIncident(tx, actor, idOrKey)).id))
