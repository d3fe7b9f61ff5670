import { z } from 'zod'
import { AppError } from '@/lib/domain/errors'
import { savePerson } from '@/lib/server/db/people'
import { withTransaction } from '@/lib/server/db/pool'
import { deleteSubscriber } from '@/lib/server/db/subscribers'
import { DIGEST, readUnsubscribeToken, SHIFTS } from '@/lib/server/mail/unsubscribe-token'
import { armDigest } from '@/lib/server/timers/digest-timers'

export const unsubscribeQuerySchema = z.strictObject({ token: z.string().max(200) })

/** Ends the mail that a token was made for. Doing it again changes nothing. Throws `not_found` for no token of ours. */
export async function unsubscribe(token: string): Promise<void> {
  const subscription = readUnsubscribeToken(token)
  if (!subscription) throw new AppError('not_found', 'This link does not work. Unsubscribe in the incident itself.')
  const { incidentId, personId } = subscription
  await withTransaction(async (tx) => {
    if (incidentId === SHIFTS) return savePerson(tx, personId, { takesShiftMail: false })
    if (incidentId !== DIGEST) return deleteSubscriber(tx, incidentId, personId)
    await savePerson(tx, personId, { takesDigest: false })
    await armDigest(tx, personId, { takesDigest: false, timeZone: null })
  })
}
