import { randomInt, timingSafeEqual } from 'node:crypto'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError, wrongField } from '@/lib/domain/errors'
import type { Delivery } from '@/lib/domain/on-call/channel'
import { CODE_DIGITS, CODE_MINUTES, CODE_TRIES, type ContactMethodView } from '@/lib/domain/on-call/contact-method'
import { requireSession } from '@/lib/server/access/rights'
import { codeMessage, testMessage } from '@/lib/server/channels/messages'
import { countSending } from '@/lib/server/channels/method-limits'
import { lockOwn, readOwn } from '@/lib/server/channels/own-method'
import { ATTEMPT_LIMIT_MS, sendAttempt, sendUnproved } from '@/lib/server/channels/send-attempt'
import { now } from '@/lib/server/clock'
import { countTry, markVerified, saveCode } from '@/lib/server/db/contact-methods'
import { withTransaction } from '@/lib/server/db/pool'
import { env } from '@/lib/server/env'
import { keyedHash } from '@/lib/server/keyed-hash'

const limit = () => AbortSignal.timeout(ATTEMPT_LIMIT_MS)

/** Six digits are few: without our key nobody who reads the database can try them all. */
const hashOf = (id: string, code: string): Buffer =>
  keyedHash(Buffer.from(env().authSecret), `contact method ${id} ${code}`)

/**
 * Sends a code over a method of one's own; the one before counts no more. Throws `not_found`, `conflict` when it is
 * verified, and `rate_limited`.
 */
export async function sendCode(actor: PersonActor, id: string): Promise<Delivery> {
  requireSession(actor)
  await countSending('code', actor.id)
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0')
  const expiresAt = new Date(now().getTime() + CODE_MINUTES * 60_000)
  const channel = await withTransaction(async (tx) => {
    const method = await lockOwn(tx, actor, id)
    if (method.isVerified) throw new AppError('conflict', 'It is verified already.')
    await saveCode(tx, id, { hash: hashOf(id, code), expiresAt })
    return method.channel
  })
  return sendUnproved(codeMessage(actor, code, channel === 'voice'), id, limit())
}

/**
 * Proves that a method is one's own. Throws `invalid_input` for a wrong code, `conflict` when none counts any more, and
 * `rate_limited`.
 */
export async function verifyMethod(actor: PersonActor, id: string, code: string): Promise<ContactMethodView> {
  requireSession(actor)
  await countSending('tries', actor.id)
  const problem = await withTransaction(async (tx) => {
    const { isVerified, codeHash, codeExpiresAt, codeTries } = await lockOwn(tx, actor, id)
    if (isVerified) return null
    if (!codeHash || !codeExpiresAt || codeExpiresAt < now() || codeTries >= CODE_TRIES) return 'over'
    if (timingSafeEqual(codeHash, hashOf(id, code))) {
      await markVerified(tx, id, now())
      return null
    }
    await countTry(tx, id)
    return codeTries + 1 >= CODE_TRIES ? 'over' : 'wrong'
  })
  if (problem === 'over') throw new AppError('conflict', 'This code does not count any more. Have another one sent.')
  if (problem) throw wrongField('code', 'is not the code that was sent')
  return readOwn(actor, id)
}

/** Sends a real message over one method, and answers what came of it. Throws `not_found` and `rate_limited`. */
export async function testMethod(
  actor: PersonActor,
  id: string,
): Promise<{ delivery: Delivery; method: ContactMethodView }> {
  requireSession(actor)
  await countSending('test', actor.id)
  await readOwn(actor, id)
  const delivery = await sendAttempt(testMessage(actor), id, limit())
  return { delivery, method: await readOwn(actor, id) }
}
