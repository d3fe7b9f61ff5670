import type { PersonActor } from '@/lib/domain/actor'
import type { SubscriptionAnswer } from '@/lib/domain/communication/mail-answers'
import { withTransaction } from '@/lib/server/db/pool'
import { deleteSubscriber, insertSubscriber, listSubscriptions, readSubscribers } from '@/lib/server/db/subscribers'
import { env } from '@/lib/server/env'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'
import { readersOf } from '@/lib/server/timers/mail-timers'

/** Reads it, or changes it for oneself first. Throws `not_found`. */
export const subscription = (
  actor: PersonActor,
  idOrKey: string,
  change?: 'subscribe' | 'unsubscribe',
): Promise<SubscriptionAnswer> =>
  withTransaction(async (tx) => {
    const stored = await requireIncident(tx, actor, idOrKey)
    if (change === 'subscribe') await insertSubscriber(tx, stored.id, actor.id)
    if (change === 'unsubscribe') await deleteSubscriber(tx, stored.id, actor.id)
    const subscribers = await readSubscribers(tx, stored.id)
    return {
      isSubscribed: subscribers.some(({ id }) => id === actor.id),
      readers: readersOf(subscribers, await currentState(tx, stored)).length,
      isMailSetUp: env().mail !== null,
    }
  })

/** The incidents somebody gets mail of, of those they may see. */
export const subscriptionsOf = async (
  actor: PersonActor,
): Promise<{ incidentIds: string[]; isMailSetUp: boolean }> => ({
  incidentIds: (await listSubscriptions(actor, actor.id)).map(({ id }) => id),
  isMailSetUp: env().mail !== null,
})
