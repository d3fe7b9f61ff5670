import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import type { ContactMethodView } from '@/lib/domain/on-call/contact-method'
import { viewOf } from '@/lib/server/channels/method-view'
import { readyChannels } from '@/lib/server/channels/ready-channels'
import { type LockedMethod, lockMethod, readMethods } from '@/lib/server/db/contact-methods'
import { type Tx, withTransaction } from '@/lib/server/db/pool'

export const methodNotFound = (): AppError => new AppError('not_found', 'There is no such contact method.')

/** One of the actor's own methods, behind its lock. Throws `not_found`. */
export async function lockOwn(tx: Tx, actor: PersonActor, id: string): Promise<LockedMethod> {
  const method = await lockMethod(tx, actor.id, id)
  if (!method) throw methodNotFound()
  return method
}

/** One of one's own methods as it is shown. Throws `not_found`. */
export const readOwn = (actor: PersonActor, id: string): Promise<ContactMethodView> =>
  withTransaction(async (tx) => {
    const methods = await readMethods(tx, actor.id)
    const method = methods.find((one) => one.id === id)
    if (!method) throw methodNotFound()
    return viewOf(method, await readyChannels(tx))
  })
