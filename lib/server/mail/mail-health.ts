import type { PersonActor } from '@/lib/domain/actor'
import type { MailHealth } from '@/lib/domain/communication/mail-answers'
import { AppError } from '@/lib/domain/errors'
import { requireAdmin } from '@/lib/server/access/rights'
import { now } from '@/lib/server/clock'
import { readTraffic } from '@/lib/server/db/mail'
import { findPersonById } from '@/lib/server/db/people'
import { env } from '@/lib/server/env'
import { escaped } from '@/lib/server/escaped'
import { deliver } from '@/lib/server/mail/smtp'

const WEEK_MS = 7 * 24 * 60 * 60_000

/** Throws `forbidden` for all but admins. */
export async function mailHealth(actor: PersonActor): Promise<MailHealth> {
  requireAdmin(actor)
  const { mail } = env()
  const { lastSentAt, ...traffic } = await readTraffic(new Date(now().getTime() - WEEK_MS))
  const setUp = mail && { server: `${mail.host}:${mail.port}`, from: `${mail.from.name} <${mail.from.address}>` }
  return { setUp, ...traffic, lastSentAt: lastSentAt?.toISOString() ?? null }
}

/** Sends a mail to whoever asks, and answers to which address. Throws `conflict` with what the mail server said. */
export async function sendTestMail(actor: PersonActor): Promise<{ to: string }> {
  requireAdmin(actor)
  const { mail, publicUrl } = env()
  if (!mail) throw new AppError('conflict', 'Mail is not set up: SMTP_URL and MAIL_FROM are missing.')
  const to = (await findPersonById(actor.id))?.email
  if (!to) throw new AppError('not_found', 'There is no such person.')
  const text = `This is a test that ${actor.name} asked for. Mail of ${publicUrl.origin} arrives here.\n`
  const at = now()
  const delivery = await deliver(mail, {
    to: { name: actor.name, address: to },
    subject: 'A test mail of Evenkeel',
    text,
    html: `<p>${escaped(text.trim())}</p>`,
    messageId: `<test.${actor.id}.${at.getTime()}@${publicUrl.hostname}>`,
    date: at,
    headers: {},
  })
  if (delivery.kind !== 'sent') throw new AppError('conflict', `The mail was not taken: ${delivery.reason}`)
  return { to }
}
