import { DRILL_MARK, isDrill } from '@/lib/domain/communication/draft-update'
import { canView } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import { excerpt } from '@/lib/domain/text'
import { MAX_SUBJECT, type NewMail, readMailReaders } from '@/lib/server/db/mail'
import type { Tx } from '@/lib/server/db/pool'
import { env } from '@/lib/server/env'
import { readerActor } from '@/lib/server/mail/reader-actor'
import { sendMails } from '@/lib/server/timers/mail-timers'

interface IncidentMails {
  kind: 'review' | 'prevention'
  to: string[]
  at: string
  wordsFor: (readerId: string) => Pick<NewMail, 'id' | 'seq' | 'subject' | 'text'>
}

/**
 * Writes to people about an incident: to those who may see it, which is asked again when it leaves (SPEC PREV-10), and
 * of a drill to those who take drills (SPEC DRILL-3).
 */
export async function writeIncidentMails(
  tx: Tx,
  incident: IncidentState,
  { kind, to, at, wordsFor }: IncidentMails,
): Promise<void> {
  if (to.length === 0 || !env().mail) return
  const people = await readMailReaders(tx, to)
  const readers = people.filter(
    (person) => canView(readerActor(person), incident) && (!isDrill(incident) || person.takesDrills),
  )
  const mark = isDrill(incident) ? `${DRILL_MARK} ` : ''
  const mails = readers.map((reader): NewMail => {
    const { subject, ...words } = wordsFor(reader.id)
    return {
      ...words,
      subject: `${mark}${incident.key}: ${excerpt(subject, MAX_SUBJECT)}`,
      kind,
      personId: reader.id,
      incidentId: incident.id,
      toAddress: reader.email,
    }
  })
  await sendMails(tx, mails, at)
}
