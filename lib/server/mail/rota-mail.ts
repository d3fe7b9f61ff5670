import type { NewMail, StoredMail } from '@/lib/server/db/mail'
import { listMailIds } from '@/lib/server/db/mail'
import type { Tx } from '@/lib/server/db/pool'
import type { RotaPersonRow } from '@/lib/server/db/rota-people'
import { env } from '@/lib/server/env'
import type { OutgoingMail } from '@/lib/server/mail/smtp'
import { SHIFTS } from '@/lib/server/mail/unsubscribe-token'
import { escaped } from '@/lib/server/mail/update-mail'
import { wayOut } from '@/lib/server/mail/way-out'
import { sendMails } from '@/lib/server/timers/mail-timers'

/** A mail about a rota; the same id is the same mail. */
export interface RotaMail {
  id: string
  /** `shift` for those who want it; `rota` says what somebody has to answer or to see to. */
  kind: 'shift' | 'rota'
  to: RotaPersonRow
  subject: string
  text: string
}

/** Has mails sent that were not written before, to people who are still here; nothing while mail is not set up. */
export async function sendRotaMails(tx: Tx, mails: readonly RotaMail[], at: Date): Promise<void> {
  if (!env().mail || mails.length === 0) return
  const written = new Set(
    await listMailIds(
      tx,
      mails.map(({ id }) => id),
    ),
  )
  const fresh = mails.filter(({ id, to }) => !written.has(id) && to.removedAt === null)
  await sendMails(tx, fresh.map(newMailOf), at.toISOString())
}

const newMailOf = ({ id, kind, to, subject, text }: RotaMail): NewMail => ({
  id,
  kind,
  personId: to.id,
  incidentId: null,
  seq: null,
  toAddress: to.email,
  subject,
  text,
})

/** A stored mail about a rota as it leaves, with the way to the rotas and, of shifts, the way out. */
export function rotaMailOf(mail: StoredMail, reader: NonNullable<StoredMail['reader']>): OutgoingMail {
  const { publicUrl } = env()
  const page = new URL('/on-call', publicUrl).href
  const leave = mail.kind === 'shift' ? wayOut({ incidentId: SHIFTS, personId: reader.id }) : null
  const thread = `<on-call.${reader.id}@${publicUrl.hostname}>`
  const out = leave ? `\nNo more mail before shifts: ${leave.page}` : ''
  return {
    to: { name: reader.name, address: reader.email },
    subject: mail.subject,
    text: `${mail.text}\n\n-- \nOn call: ${page}${out}\n`,
    html: `<div style="font:15px/1.5 system-ui,sans-serif;max-width:640px"><div style="white-space:pre-wrap">${escaped(mail.text)}</div>
<p style="margin-top:24px;font-size:13px;color:#666"><a href="${page}">Open on call</a>${leave ? ` · <a href="${leave.page}">No more mail before shifts</a>` : ''}</p></div>`,
    messageId: `<${mail.id}@${publicUrl.hostname}>`,
    date: mail.createdAt,
    headers: { 'In-Reply-To': thread, References: thread, ...leave?.headers },
  }
}
