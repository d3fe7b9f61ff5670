import { z } from 'zod'
import { now } from '@/lib/server/clock'
import { findIncident } from '@/lib/server/db/incident-reads'
import {
  deleteMail,
  emptyMail,
  findMail,
  markFailed,
  markSent,
  noteAttempt,
  type StoredMail,
} from '@/lib/server/db/mail'
import { withSnapshot } from '@/lib/server/db/pool'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { env } from '@/lib/server/env'
import { logger } from '@/lib/server/logger'
import { digestOf } from '@/lib/server/mail/digest-mail'
import { readerActor } from '@/lib/server/mail/reader-actor'
import { rotaMailOf } from '@/lib/server/mail/rota-mail'
import { deliver, type OutgoingMail } from '@/lib/server/mail/smtp'
import { outgoingOf } from '@/lib/server/mail/update-mail'
import { shared } from '@/lib/server/process-registry'

const MINUTE_MS = 60_000
/** An update that is older than this helps nobody any more. */
const GIVE_UP_MS = 6 * 60 * MINUTE_MS
const KEEP_WORDS_MS = 7 * 24 * 60 * MINUTE_MS
const FIRST_PAUSE_MS = 5_000
const LONGEST_PAUSE_MS = 10 * MINUTE_MS
const AWAY_PAUSE_MS = 15_000

/** While the server is away its mails do not each wait for it: what else leaves this machine shares their lane. */
const outage = shared('mail-outage', () => ({ until: 0 }))

const again = (milliseconds: number): TimerOutcome => ({ kind: 'again', at: new Date(now().getTime() + milliseconds) })

/**
 * Sends the mail of a timer, at least once and always under the same Message-ID; a week later the same timer empties
 * it. Whoever may no longer see the incident, or left, gets nothing (SPEC COMM-8).
 */
export async function sendMail({ payload }: DueTimer): Promise<TimerOutcome | undefined> {
  const { mailId } = z.object({ mailId: z.string() }).parse(payload)
  const mail = await findMail(mailId)
  if (!mail) return undefined
  if (mail.state !== 'waiting') {
    await emptyMail(mail.id)
    return undefined
  }
  const { reader } = mail
  if (!reader || (mail.incident && !(await mayRead(reader, mail.incident.id)))) {
    await deleteMail(mail.id)
    return undefined
  }
  return trySending(mail, reader)
}

async function trySending(mail: StoredMail, reader: NonNullable<StoredMail['reader']>): Promise<TimerOutcome> {
  const age = now().getTime() - mail.createdAt.getTime()
  if (age > GIVE_UP_MS) {
    await markFailed(mail.id, `Not sent within six hours${mail.lastError ? `: ${mail.lastError}` : ''}`)
    return again(KEEP_WORDS_MS)
  }
  const settings = env().mail
  const pause = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, age / 2))
  if (!settings) {
    await noteAttempt(mail.id, 'Mail is not set up any more')
    return again(pause)
  }
  if (now().getTime() < outage.until) return { kind: 'again', at: new Date(outage.until) }
  const { incident } = mail
  const outgoing = incident ? outgoingOf(mail, incident, reader) : await outgoingWithout(mail, reader)
  const delivery = await deliver(settings, outgoing)
  if (delivery.kind === 'sent') {
    await markSent(mail.id, reader.email, now())
    return again(KEEP_WORDS_MS)
  }
  logger.warn({ mailId: mail.id, incidentId: incident?.id ?? null, reason: delivery.reason }, 'A mail was not taken')
  if (delivery.kind === 'refused') {
    await markFailed(mail.id, delivery.reason)
    return again(KEEP_WORDS_MS)
  }
  await noteAttempt(mail.id, delivery.reason)
  if (delivery.isAway) outage.until = now().getTime() + AWAY_PAUSE_MS
  return again(pause)
}

/** Of what is about no incident. */
const outgoingWithout = async (mail: StoredMail, reader: NonNullable<StoredMail['reader']>): Promise<OutgoingMail> =>
  mail.kind === 'digest' ? digestOf(mail, reader) : rotaMailOf(mail, reader)

/** Asked again now: an incident may have been made private since the update was sent. */
async function mayRead(reader: NonNullable<StoredMail['reader']>, incidentId: string): Promise<boolean> {
  return (await withSnapshot((tx) => findIncident(tx, readerActor(reader), incidentId))) !== null
}
