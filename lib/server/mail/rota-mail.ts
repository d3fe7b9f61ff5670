import { excerpt } from '@/lib/domain/text'
import { listMailIds, MAX_SUBJECT, type NewMail, type StoredMail } from '@/lib/server/db/mail'
import type { Tx } from '@/lib/server/db/pool'
import type { RotaPersonRow } from '@/lib/server/db/rota-people'
import type { RotaRow } from '@/lib/server/db/rota-rows'
import { env } from '@/lib/server/env'
import { leavingMail } from '@/lib/server/mail/leaving-mail'
import type { OutgoingMail } from '@/lib/server/mail/smtp'
import { SHIFTS } from '@/lib/server/mail/unsubscribe-token'
import { wayOut } from '@/lib/server/mail/way-out'
import { sendMails } from '@/lib/server/timers/mail-timers'

/** Where a mail sends its reader: a rota, or a page of it. */
export const rotaAddress = ({ key }: Pick<RotaRow, 'key'>, path = ''): string =>
  new URL(`/on-call/${key}${path}`, env().publicUrl).href

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
  subject: excerpt(subject, MAX_SUBJECT),
  text,
})

/** A stored mail about a rota as it leaves, with the way to the rotas and, of shifts, the way out. */
export function rotaMailOf(mail: StoredMail, reader: NonNullable<StoredMail['reader']>): OutgoingMail {
  const onCall = { text: 'On call', html: 'Open on call', href: new URL('/on-call', env().publicUrl).href }
  const thread = `on-call.${reader.id}`
  if (mail.kind !== 'shift') return leavingMail(mail, reader, { links: [onCall], thread })
  const { page, headers } = wayOut({ incidentId: SHIFTS, personId: reader.id })
  const leave = { text: 'No more mail before shifts', html: 'No more mail before shifts', href: page }
  return leavingMail(mail, reader, { links: [onCall, leave], thread, headers })
}
