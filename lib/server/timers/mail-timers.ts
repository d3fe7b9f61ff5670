import type { EventOf } from '@/lib/domain/incident/events'
import { canView } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import { insertMails, type NewMail } from '@/lib/server/db/mail'
import { type Tx, together } from '@/lib/server/db/pool'
import { readSubscribers, type Subscriber } from '@/lib/server/db/subscribers'
import { env } from '@/lib/server/env'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { subjectOf } from '@/lib/server/mail/update-mail'
import { stableId } from '@/lib/server/stable-id'
import { armTimer, mailKey } from '@/lib/server/timers/timers'

/** Writes a mail for everybody who subscribed and may see it, for each update that is meant for people inside. */
export async function armMails(tx: Tx, { id: incidentId, state, sealed }: IncidentDraft): Promise<void> {
  const updates = sealed.flatMap(({ event }) =>
    event.type === 'update.sent' && event.payload.audience !== 'customers' ? [event] : [],
  )
  const [first] = updates
  if (!first || !env().mail) return
  const readers = readersOf(await readSubscribers(tx, incidentId), state)
  const mails = updates.flatMap((update) => readers.map((reader) => mailOf(update, reader, state)))
  await sendMails(tx, mails, first.recordedAt)
}

/** Writes mails, and has them sent once this transaction is committed; one that is there already is not sent again. */
export async function sendMails(tx: Tx, mails: NewMail[], at: string): Promise<void> {
  if (mails.length === 0) return
  await insertMails(tx, mails, at)
  const dueAt = new Date(at)
  await together(
    mails.map(({ id, incidentId }) =>
      armTimer(tx, { key: mailKey(id), kind: 'send-mail', incidentId, payload: { mailId: id }, dueAt }),
    ),
  )
}

/** Those who may see the incident as it is now. */
export const readersOf = (subscribers: Subscriber[], state: IncidentState): Subscriber[] =>
  subscribers.filter(({ id, name, role }) => canView({ kind: 'person', id, name, role, scope: 'admin' }, state))

const mailOf = (
  { seq, incidentId, payload }: EventOf<'update.sent'>,
  { id: personId, email }: Subscriber,
  state: IncidentState,
): NewMail => ({
  id: stableId('mail', incidentId, payload.updateId, personId),
  kind: 'update',
  personId,
  incidentId,
  seq,
  toAddress: email,
  subject: subjectOf(state, payload),
  text: payload.text,
})
