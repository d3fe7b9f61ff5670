import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError, wrongField } from '@/lib/domain/errors'
import { type ContactMethodView, MAX_METHODS, type NewSubscription } from '@/lib/domain/on-call/contact-method'
import { requireSession } from '@/lib/server/access/rights'
import { checkAddress } from '@/lib/server/actions/check-address'
import { methodNotFound, readOwn } from '@/lib/server/channels/own-method'
import { serverKeys } from '@/lib/server/channels/vapid'
import { now } from '@/lib/server/clock'
import { deleteMethod, insertMethod, markVerified, readMethods } from '@/lib/server/db/contact-methods'
import { lockPerson } from '@/lib/server/db/people'
import { withTransaction } from '@/lib/server/db/pool'
import { deleteDead, lockSubscription, saveSubscription } from '@/lib/server/db/push-subscriptions'
import { readSetting } from '@/lib/server/organisation-settings'

/**
 * Takes push on the device that asks: a method that is verified by this. The same endpoint again is the same method;
 * one that was somebody else's, who used this browser before, is theirs no more. Throws `invalid_input` and `conflict`.
 */
export async function subscribeDevice(actor: PersonActor, input: NewSubscription): Promise<ContactMethodView> {
  requireSession(actor)
  const { endpoint, keys, serverKey, label } = input
  if (serverKey !== serverKeys().publicKey) {
    throw wrongField('serverKey', 'is not the key of this installation any more: subscribe anew')
  }
  checkKeys(keys)
  const address = await checkAddress(new URL(endpoint), await readSetting('action-hosts'))
  if ('refusal' in address) throw wrongField('endpoint', `cannot be called. ${address.refusal}`)
  const id = await withTransaction(async (tx) => {
    await lockPerson(tx, actor.id)
    const there = await lockSubscription(tx, endpoint)
    const isMine = there?.personId === actor.id
    if (there && !isMine) await deleteMethod(tx, there.methodId)
    const methodId = there && isMine ? there.methodId : randomUUID()
    if (!isMine) {
      await deleteDead(tx, actor.id, label)
      const methods = await readMethods(tx, actor.id)
      if (methods.length >= MAX_METHODS) {
        throw new AppError('conflict', `You have ${MAX_METHODS} contact methods already: remove one first.`)
      }
      const one = { id: methodId, personId: actor.id, channel: 'push', address: '', label, sealed: null } as const
      await insertMethod(tx, { ...one, verifiedAt: now(), createdAt: now() })
    }
    await saveSubscription(tx, { methodId, endpoint, ...keys, serverKey }, now())
    await markVerified(tx, methodId, now())
    return methodId
  })
  return readOwn(actor, id)
}

/** Takes no more push on the device of this endpoint. Throws `not_found` when the actor has no such device. */
export async function unsubscribeDevice(actor: PersonActor, endpoint: string): Promise<void> {
  requireSession(actor)
  await withTransaction(async (tx) => {
    const there = await lockSubscription(tx, endpoint)
    if (there?.personId !== actor.id) throw methodNotFound()
    await deleteMethod(tx, there.methodId)
  })
}

/** A point of P-256, uncompressed, and 16 bytes: https://www.rfc-editor.org/rfc/rfc8291#section-3.2 */
function checkKeys({ p256dh, auth }: NewSubscription['keys']): void {
  const point = Buffer.from(p256dh, 'base64url')
  if (point.length !== 65 || point[0] !== 4) throw wrongField('keys.p256dh', 'is not the key of a device')
  if (Buffer.from(auth, 'base64url').length !== 16) throw wrongField('keys.auth', 'is not 16 bytes')
}
