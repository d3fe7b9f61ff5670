import { z } from 'zod'
import { digestSubject, digestText } from '@/lib/domain/history/digest-words'
import { weekAfter, weekAt } from '@/lib/domain/history/week'
import { now } from '@/lib/server/clock'
import { findDigestReader } from '@/lib/server/db/digest-readers'
import type { StoredMail } from '@/lib/server/db/mail'
import { withTransaction } from '@/lib/server/db/pool'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { env } from '@/lib/server/env'
import { leavingMail } from '@/lib/server/mail/leaving-mail'
import { readerActor } from '@/lib/server/mail/reader-actor'
import type { OutgoingMail } from '@/lib/server/mail/smtp'
import { DIGEST } from '@/lib/server/mail/unsubscribe-token'
import { wayOut } from '@/lib/server/mail/way-out'
import { getDigest } from '@/lib/server/queries/get-digest'
import { stableId } from '@/lib/server/stable-id'
import { digestDue } from '@/lib/server/timers/digest-timers'
import { sendMails } from '@/lib/server/timers/mail-timers'

const payloadSchema = z.object({ personId: z.string() })

/**
 * Writes somebody the digest of the last week that is over, once for each week, and waits for the next Monday. It ends
 * when they no longer want it, or left.
 */
export async function writeDigest({ payload }: DueTimer): Promise<TimerOutcome | undefined> {
  const { personId } = payloadSchema.parse(payload)
  const at = now()
  return withTransaction(async (tx) => {
    const reader = await findDigestReader(tx, personId)
    if (!reader) return undefined
    const zone = reader.timeZone ?? 'UTC'
    const week = weekAfter(weekAt(at.getTime(), zone), -1)
    const mail = {
      id: stableId('digest', personId, week),
      kind: 'digest' as const,
      personId,
      incidentId: null,
      seq: null,
      toAddress: reader.email,
      subject: 'Digest',
      text: week,
    }
    if (env().mail) await sendMails(tx, [mail], at.toISOString())
    return { kind: 'again', at: digestDue(at, zone) }
  })
}

/** A digest as it leaves: made now, as its reader, so that it says nothing they may not see any more. */
export async function digestOf(mail: StoredMail, reader: NonNullable<StoredMail['reader']>): Promise<OutgoingMail> {
  const digest = await getDigest(readerActor(reader), { week: mail.text })
  const text = digestText(digest, now().toISOString().slice(0, 10))
  const page = new URL(`/history/digest?week=${digest.week}`, env().publicUrl).href
  const { page: leave, headers } = wayOut({ incidentId: DIGEST, personId: reader.id })
  const links = [
    { text: 'The week', html: 'Open the week', href: page },
    { text: 'No more digests', html: 'No more digests', href: leave },
  ]
  const subject = digestSubject(digest)
  return leavingMail(mail, reader, { subject, text, links, thread: `digest.${reader.id}`, headers })
}
